import type { ImportProgress } from '../../domain/roster/import-progress.ts'

/**
 * The imports under way, by an id that only who began one knows. Kept in memory and asked without the database: while an import is
 * written the embedded one answers nobody else, not even who asks who they are.
 */
export interface ImportsUnderWay {
  /** Runs `work` under an id, telling what it says until it ends. */
  readonly follow: <Result>(
    id: string,
    work: (tell: (progress: ImportProgress) => void) => Promise<Result>,
  ) => Promise<Result>
  /** Null when no import runs under the id. */
  readonly find: (id: string) => ImportProgress | null
}

/** Nothing is kept of an import that has ended. */
export function createImportsUnderWay(): ImportsUnderWay {
  const under = new Map<string, ImportProgress>()
  return {
    follow: async (id, work) => {
      under.set(id, { phase: 'reading', done: 0, of: null })
      try {
        return await work((progress) => void under.set(id, progress))
      } finally {
        under.delete(id)
      }
    },
    find: (id) => under.get(id) ?? null,
  }
}
