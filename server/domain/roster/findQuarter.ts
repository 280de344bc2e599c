import type { WrittenPlace } from './findCommune.ts'
import type { GazetteerCommune, Quarter } from './gazetteer.ts'

/** `PARIS 10`, `Lyon 3ème`, `Marseille 1er arrondissement`: the number that follows the town's name. */
const NUMBER = /[^\d](\d{1,2})\s*(?:er|e|eme|ème|è)?(?:\s+arr\w*\.?)?\s*$/iu

/**
 * The municipal arrondissement that a line means, by its code, by the number after the name, else by a postcode that only one has;
 * null: none, or nobody can tell.
 */
export function findQuarter(
  { codeCommune, codePostal, commune }: WrittenPlace,
  { quarters = [] }: GazetteerCommune,
): Quarter | null {
  const coded = quarters.find(({ code }) => code === codeCommune)
  if (coded) return coded
  const number = NUMBER.exec(commune)?.[1]
  if (number !== undefined) {
    const numbered = quarters.find(({ nom }) => Number(/\d+/.exec(nom)?.[0]) === Number(number))
    if (numbered) return numbered
  }
  const there = quarters.filter(({ codesPostaux }) => codesPostaux.includes(codePostal))
  return there.length === 1 ? there[0]! : null
}
