/**
 * Whether a text is as a pattern of LIKE, in which `%` stands for any signs, `_` for one and `\` takes their meaning from them.
 * Runs in the product of both lengths at most: no pattern can hold the thread as a regular expression could.
 */
export function createLike(pattern: string): (text: string) => boolean {
  const signs: (string | typeof ANY | typeof ONE)[] = []
  const written = [...pattern]
  for (let at = 0; at < written.length; at++) {
    const sign = written[at]!
    if (sign === '\\' && at + 1 < written.length) signs.push(written[++at]!)
    else if (sign === '%') {
      if (signs.at(-1) !== ANY) signs.push(ANY)
    } else signs.push(sign === '_' ? ONE : sign)
  }
  return (text) => {
    const given = [...text]
    let [at, sign] = [0, 0]
    /** Where the last % stands, and how far it reaches so far. */
    let [any, reach] = [-1, 0]
    while (at < given.length) {
      const wanted = signs[sign]
      if (wanted === ANY) [any, reach] = [sign++, at]
      else if (wanted === ONE || wanted === given[at]) {
        at++
        sign++
      } else if (any >= 0) {
        at = ++reach
        sign = any + 1
      } else return false
    }
    while (signs[sign] === ANY) sign++
    return sign === signs.length
  }
}

const ANY = Symbol('%')
const ONE = Symbol('_')
