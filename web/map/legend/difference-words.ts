import type { Locale } from '../../../server/contract/locale.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { PALIERS } from '../data/difference.ts'
import { boundWords } from '../../../server/domain/legend/class-words.ts'
import { t as mots } from '../words.ts'
import { t } from './words.ts'

/** The seven classes of a difference in words, from better to worse; none where the indicator does not change. */
export function motsEcart(locale: Locale, indicateur: Indicateur): readonly string[] {
  const paliers = PALIERS[indicateur]
  if (!paliers) return []
  const [m, w] = [t(locale), mots(locale)]
  const [a, b, c] = paliers.map((palier) => boundWords(locale, indicateur, palier)) as [
    string,
    string,
    string,
  ]
  const cote = [m.etPlus(c), w.de(b, c), w.de(a, b)]
  return [...cote.map(m.mieux), m.stable(a), ...[...cote].reverse().map(m.pire)]
}
