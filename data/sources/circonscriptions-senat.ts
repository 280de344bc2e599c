import { plainText } from '../../server/domain/plainText.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { departementsCog } from './departements-cog.ts'
import { readSource } from './source.ts'

/** Circonscriptions of the Sénat that are no département, as `plainText` has their names. */
const OUTSIDE =
  /^(saint (pierre et miquelon|barthelemy|martin)|(iles )?wallis et futuna|polynesie francaise|nouvelle caledonie|francais etablis hors de france( .*)?)$/

/**
 * Looks up the département (its code) of a circonscription of the Sénat by its name; null: it is none of the 101. What is returned throws a
 * `SourceError` of `file` for a name that nobody knows.
 */
export function circonscriptionsSenat(raw: string, file: string): (name: string) => string | null {
  const codes = new Map(
    readSource(departementsCog, raw).rows.map(({ code, nom }) => [plainText(nom), code] as const),
  )
  return (name) => {
    const code = codes.get(plainText(name)) ?? null
    if (code === null && !OUTSIDE.test(plainText(name)))
      throw new SourceError(file, `column "Circonscription": "${name}" is not known.`, COMPARE_REMEDY)
    return code
  }
}
