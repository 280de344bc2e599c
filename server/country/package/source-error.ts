/** A published file that is absent, or no longer what the importer was written for: names file, problem and remedy. */
export class SourceError extends Error {
  readonly file: string
  readonly problem: string
  readonly remedy: string

  constructor(file: string, problem: string, remedy: string) {
    super(`${file}: ${problem} ${remedy}`.trimEnd())
    this.name = 'SourceError'
    this.file = file
    this.problem = problem
    this.remedy = remedy
  }
}

export const COMPARE_REMEDY =
  'Download the file named in data/sources again (npm run data:fetch), or adapt the importer to the new edition.'
