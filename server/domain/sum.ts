/**
 * Sum with Neumaier's compensation, so that a national total does not depend on how many small terms it has
 * (A. Neumaier, ZAMM 54, 1974).
 */
export class Sum {
  private total = 0
  private lost = 0

  add(term: number): void {
    const next = this.total + term
    this.lost += Math.abs(this.total) >= Math.abs(term) ? this.total - next + term : term - next + this.total
    this.total = next
  }

  get value(): number {
    return this.total + this.lost
  }
}

/** Compensated sum of `values`. */
export function sum(values: ArrayLike<number>): number {
  const total = new Sum()
  for (let k = 0; k < values.length; k++) total.add(values[k]!)
  return total.value
}
