import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { MinutesBefore } from '../../../server/domain/scenario/player.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Locale } from '../../../server/contract/pages.ts'
import { ABSENT, classeDe, SANS_OBJET } from '../donnees/classe.ts'
import type { Peinture } from '../donnees/peinture.ts'
import { motsClasse } from '../ecrit.ts'
import { rampe } from '../rampes.ts'
import { t } from './mots.ts'

/** What the map may show of a scenario; minutes are to the nearest open cabinet, mean of the area. */
export const CALQUES = ['indicateur', 'avant', 'apres', 'ecart'] as const
export type Calque = (typeof CALQUES)[number]

/** Bounds of the classes of minutes lost; the first class is « none ». */
const PERTES = [0.05, 2, 5, 10]
const BORNES = INDICATORS['minutes-active'].classes.slice(1, -1)

/** The colours of a scenario on the map: the same ramp as the minutes to the nearest active cabinet. */
export function peindre(
  locale: Locale,
  calque: Exclude<Calque, 'indicateur'>,
  scenario: PublicScenario,
  avant: MinutesBefore,
): Peinture {
  const w = t(locale)
  const apres = {
    commune: minutesApres(scenario.communes),
    circonscription: minutesApres(scenario.levels.circonscription),
    departement: minutesApres(scenario.levels.departement),
  }
  const lire = (niveau: keyof MinutesBefore): ReadonlyMap<string, number | null> =>
    new Map(avant[niveau].codes.map((code, k) => [code, avant[niveau].minutes[k]!]))
  const connues = {
    commune: lire('commune'),
    circonscription: lire('circonscription'),
    departement: lire('departement'),
  }
  return {
    genre: 'scenario',
    legende:
      calque === 'ecart'
        ? { titre: w.legendeEcart, lignes: w.ecarts }
        : {
            titre: `${w.legendeMinutes} (${w.calques[calque]})`,
            lignes: Array.from({ length: BORNES.length + 1 }, (_, k) =>
              motsClasse(locale, 'minutes-active', BORNES, k),
            ),
          },
    couleurs: (theme) => rampe('minutes-active', theme),
    trame: () => () => false,
    classes: ({ niveau, codes }) =>
      Int8Array.from(codes, (code) => {
        if (niveau === 'region' || niveau === 'france') return ABSENT
        const before = connues[niveau].get(code)
        const after = apres[niveau].has(code) ? apres[niveau].get(code)! : before
        const shown = calque === 'avant' ? before : after
        if (shown === undefined) return SANS_OBJET
        if (calque !== 'ecart') return shown === null ? BORNES.length : classeDe(shown, BORNES)
        if (before == null) return 0
        return shown === null ? PERTES.length : classeDe(shown - before, PERTES)
      }),
  }
}

const minutesApres = ({
  codes,
  minutesAfter,
}: {
  readonly codes: readonly string[]
  readonly minutesAfter: readonly (number | null)[]
}): ReadonlyMap<string, number | null> => new Map(codes.map((code, k) => [code, minutesAfter[k]!]))
