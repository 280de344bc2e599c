/** Letters to add, drop or change to turn one text into the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  // Distances from what of `a` is read to each beginning of `b`: a row of b.length + 1.
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  let last = b.length
  for (let i = 1; i <= a.length; i++) {
    const row = [(last = i)]
    for (let j = 1; j <= b.length; j++) {
      last = Math.min(previous[j]! + 1, last + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      row.push(last)
    }
    previous = row
  }
  return last
}
