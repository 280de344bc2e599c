/** What is wrong with a replayed case or its options: one sentence with the remedy, for the terminal. */
export class ReplayError extends Error {
  constructor(what: string, remedy: string) {
    super(`${what} ${remedy}`)
    this.name = 'ReplayError'
  }
}
