/** A range that holds a number: both ends may be reached, `high` may be Infinity. */
export interface Bornes {
  readonly low: number
  readonly high: number
}

/** One member of a mean. */
export interface Membre {
  /** Its weight, 0 or more. */
  readonly poids: Bornes
  readonly valeur: Bornes
}

/**
 * The narrowest range that holds the weighted mean of `membres`, whatever each weight and value is inside its own range; null when every
 * weight is 0. The mean is highest where each value is at its top and weights are at their top for the highest values and at their
 * bottom for the others, wherever between the two the cut lies: so every cut is tried.
 */
export function boundsOfMean(membres: readonly Membre[]): Bornes | null {
  const pesants = membres.filter(({ poids }) => poids.high > 0)
  if (pesants.length === 0) return null
  const haut = extreme(pesants.map(({ poids, valeur }) => ({ poids, valeur: valeur.high })))
  const bas = extreme(pesants.map(({ poids, valeur }) => ({ poids, valeur: -valeur.low })))
  return { low: -bas, high: haut }
}

/** The highest mean that weights inside their ranges can give. */
function extreme(membres: { readonly poids: Bornes; readonly valeur: number }[]): number {
  const tries = [...membres].sort((a, b) => b.valeur - a.valeur)
  let poids = tries.reduce((sum, un) => sum + un.poids.low, 0)
  let somme = tries.reduce((sum, un) => sum + un.poids.low * un.valeur, 0)
  let most = poids > 0 ? somme / poids : -Infinity
  for (const { poids: own, valeur } of tries) {
    // A weight without a top draws the mean to its own value.
    if (own.high === Infinity) return Math.max(most, valeur)
    poids += own.high - own.low
    somme += (own.high - own.low) * valeur
    if (poids > 0) most = Math.max(most, somme / poids)
  }
  return most
}
