const WIDTH = 30
const TENTHS = 10

/** Shows how far a long job is: one line drawn over on a terminal, a line each tenth elsewhere. */
export function progressBar(
  total: number,
  print: (line: string) => void,
): (done: number, what: string) => void {
  const begun = performance.now()
  let told = 0
  return (done, what) => {
    const share = total === 0 ? 1 : done / total
    const seconds = (performance.now() - begun) / 1000
    const left = done === 0 ? '' : `, ${Math.round((seconds / done) * (total - done))} s left`
    const filled = Math.round(share * WIDTH)
    const line = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${total} ${what}${left}`
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${done === total ? '\n' : ''}`)
    else if (Math.floor(share * TENTHS) > told || done === total) {
      told = Math.floor(share * TENTHS)
      print(line)
    }
  }
}
