import type { ConfirmData } from '../../contract/index.ts'
import { answerLink } from '../../db/queries/confirmations/answerLink.ts'
import type { Answer } from '../../db/queries/confirmations/answers.ts'
import { openLink, type OpenLink } from '../../db/queries/confirmations/openLink.ts'
import { listReports } from '../../db/queries/reports/listReports.ts'
import { WriteRefused } from '../../db/write-refused.ts'
import {
  CONFIRMABLE,
  confirmationVerdict,
  type ConfirmationAnswer,
} from '../../domain/stewards/confirmationVerdict.ts'
import { cabinetAsPublished } from '../cabinet/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** Which link: the cabinet that its address names, and its text. */
export interface LinkAddress {
  readonly cabinetId: string
  readonly text: string
}

/** A page to show, with its status; `done`: the answer is kept, its own address shows it. */
export type Shown = { readonly status: number; readonly data: ConfirmData } | 'done'

const NOTHING: ConfirmData = {
  state: 'refused',
  cabinet: null,
  expiresOn: null,
  statut: null,
  answer: null,
  refusal: null,
}

/** 404 for what is no link of ours, 410 for one that was. */
const STATUS = {
  forged: 404,
  'other-cabinet': 404,
  expired: 410,
  revoked: 410,
  gone: 410,
  used: 409,
} as const

const refused = (refusal: keyof typeof STATUS, more: Partial<ConfirmData> = {}): Shown => ({
  status: STATUS[refusal],
  data: { ...NOTHING, ...more, state: 'refused', refusal },
})

async function opened(
  deps: HandlerDeps,
  address: LinkAddress,
): Promise<{ readonly link: OpenLink; readonly known: ConfirmData } | { readonly shown: Shown }> {
  const { atlas, database, today } = deps
  const found = await openLink(database.knex, { ...address, today: today() })
  if ('refused' in found) return { shown: refused(found.refused) }
  const cabinet = atlas.cabinet(found.link.cabinetId)
  if (!cabinet) return { shown: refused('gone') }
  const {
    name,
    address: street,
    commune,
    demonstration,
    status,
  } = cabinetAsPublished(deps)(cabinet, atlas.views.at(today()))
  const known: ConfirmData = {
    ...NOTHING,
    state: 'ask',
    cabinet: { name, address: street, commune, demonstration, status },
    expiresOn: found.link.expiresOn,
    answer: found.link.answer && told(found.link.answer),
  }
  return { link: found.link, known }
}

const told = ({ statut, intake, answeredOn, state }: Answer): NonNullable<ConfirmData['answer']> => ({
  ...{ statut, intake, answeredOn, state },
})

/** The page of a link: its question, or the answer that it has given. */
export async function showLink(deps: HandlerDeps, address: LinkAddress): Promise<Shown> {
  const found = await opened(deps, address)
  if ('shown' in found) return found.shown
  const { known } = found
  return { status: 200, data: { ...known, state: known.answer ? 'answered' : 'ask' } }
}

/** What the first form, then the second one, sends. */
export interface LinkForm {
  readonly statut: string
  /** Empty on the first form; `none`: nothing is said of new patients. */
  readonly intake: string
}

/** Takes a touch: the first one is only shown back, with what is left to say; the second is kept. */
export async function touchLink(deps: HandlerDeps, address: LinkAddress, form: LinkForm): Promise<Shown> {
  const found = await opened(deps, address)
  if ('shown' in found) return found.shown
  const { link, known } = found
  const statut = CONFIRMABLE.find((one) => one === form.statut)
  if (!statut) return { status: 422, data: { ...known, state: known.answer ? 'answered' : 'ask' } }
  if (!['yes', 'no', 'none'].includes(form.intake))
    return { status: 200, data: { ...known, state: 'second', statut } }
  // Who is closed takes nobody, and need not say so.
  const intake = statut !== 'stopped' && (form.intake === 'yes' || form.intake === 'no') ? form.intake : null
  try {
    await keep(deps, link, { statut, intake })
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error
    if (error.why === 'link-used') return refused('used', { cabinet: known.cabinet, answer: known.answer })
    return refused(error.why === 'link-revoked' ? 'revoked' : 'gone')
  }
  return 'done'
}

/** The page of an answer that could not be kept: nothing is lost but time. */
export function failedLink(form: LinkForm): Shown {
  const statut = CONFIRMABLE.find((one) => one === form.statut) ?? null
  return { status: 503, data: { ...NOTHING, state: 'failed', statut } }
}

async function keep(deps: HandlerDeps, link: OpenLink, said: ConfirmationAnswer): Promise<void> {
  const { atlas, database, intakes, refresh, today } = deps
  // What somebody wrote a moment ago is what the answer is held against.
  await refresh()
  const day = today()
  const { cabinetId } = link
  const contradicts = confirmationVerdict(said, {
    status: atlas.views.at(day).statuses.get(cabinetId)!,
    reports: await listReports(database.knex, { state: 'nouveau', cabinetId }),
    intakes: intakes(cabinetId),
    linkMadeOn: link.createdAt.slice(0, 10),
    today: day,
  })
  await answerLink(database, link, { ...said, answeredOn: day, contradicts })
  await refresh()
}
