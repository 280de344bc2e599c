const WIDTH = 30

/** Where a bar is drawn: a terminal, or something that is none. */
interface Output {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

/** Shows how far a long job is, in one line drawn over; nothing at all where the output is no terminal. */
export function progressBar(
  total: number,
  output: Output = process.stderr,
): (done: number, what: string) => void {
  if (!output.isTTY) return () => {}
  const begun = performance.now()
  return (done, what) => {
    const share = total === 0 ? 1 : done / total
    const seconds = (performance.now() - begun) / 1000
    const left = done === 0 ? '' : `, ${Math.round((seconds / done) * (total - done))} s left`
    const filled = Math.round(share * WIDTH)
    const line = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${total} ${what}${left}`
    output.write(`\r\x1b[K${line}${done === total ? '\n' : ''}`)
  }
}
