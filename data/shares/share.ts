export interface Share {
  readonly commune: string
  readonly circonscription: string
  /** Share of the commune's people, in millionths: those of a commune sum to exactly 1,000,000. */
  readonly millionths: number
  readonly regle: 'entiere' | 'ajustee' | 'contours'
}
