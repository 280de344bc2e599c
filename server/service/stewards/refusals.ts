import { WriteRefused, type Refusal } from '../../db/write-refused.ts'
import { Problem } from '../../contract/problem.ts'

const PROBLEMS: Readonly<Record<Refusal, readonly [status: number, title: string, detail: string]>> = {
  'no-roster': [409, 'No roster', 'No roster of cabinets is loaded yet.'],
  'unknown-cabinet': [404, 'Not found', 'No cabinet of the roster in force has the id {subject}.'],
  'unknown-event': [404, 'Not found', 'No event has the id {subject}.'],
  'unknown-report': [404, 'Not found', 'No report has the id {subject}.'],
  'outside-territory': [403, 'Outside your territory', '{subject} is not in a département of yours.'],
  'key-reused': [
    409,
    'Key already used',
    'The idempotency key {subject} already stands for another event: send a new one.',
  ],
  'not-yours': [403, 'Not yours', 'The event {subject} was recorded by somebody else.'],
  'too-late': [409, 'Too late', 'The minute to undo {subject} is over: record what is true instead.'],
  'already-decided': [409, 'Already decided', 'Somebody already decided upon the report {subject}.'],
  'link-used': [409, 'Link already used', 'This link has already given another answer about {subject}.'],
  'link-revoked': [410, 'Link revoked', 'This link about {subject} was revoked.'],
  'another-cabinet': [409, 'Another cabinet', 'The report {subject} is about another cabinet.'],
}

/** A refused write as what may be told of it; anything else as it is. */
export function explainRefusal(thrown: unknown): unknown {
  if (!(thrown instanceof WriteRefused)) return thrown
  const [status, title, detail] = PROBLEMS[thrown.why]
  return new Problem(
    status,
    title,
    detail.replace('{subject}', () => thrown.subject),
  )
}
