import type { z } from 'zod'

/** What is wrong with a record, by column: the first of an error's issues, ending in a full stop. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `column "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'does not fit'}.`
}
