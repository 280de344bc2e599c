import { areaOf, levelOf } from '../../country/views/across.ts'
import { reachesAt } from '../../country/views/goal.ts'
import type { Territory } from '../../country/land/territories.ts'
import { goalLetter, missingTo } from '../../domain/goal/goal.ts'
import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { DEMAND_SOURCES, expectedWords, type DemandYears } from '../../domain/indicators/by-age.ts'
import { demandYearsOf, provenanceOf, type HandlerDeps } from '../deps.ts'

/** Who is counted: the same people as the plan of posts and the allocation start from. */
const patientsOf = (years: DemandYears | null) => {
  const who = years
    ? expectedWords(years)
    : { fr: '5,6 % de la population standardisée', en: '5.6% of the standardised population' }
  return {
    fr: `Patients attendus : ${who.fr}, suivis ou non. Les seuls patients suivis vivent presque tous près d’un cabinet : l’objectif serait atteint d’avance.`,
    en: `Expected patients: ${who.en}, followed or not. Those followed nearly all live near a practice: the goal would be met in advance.`,
  }
}
const UNCERTAINTY = {
  fr: 'Intervalle : 90 % des tirages du modèle. Seuls les temps de trajet y varient ; le statut d’un cabinet ne se tire pas : ce que changeraient les statuts inconnus, et les cabinets en activité réduite à plein temps, est dit à part.',
  en: 'Interval: 90% of the draws of the model. Only journeys vary in them; a practice’s status is not drawn: what unknown statuses, and practices with reduced activity at full time, would change is told apart.',
} as const
const SOURCES = ['cabinets', 'apl-medecins', 'cog-2026', 'contours-communes']

/** Every area of a level against a goal; 400 for a département or région that there is not, or that holds no area of the level. */
export const goalHandlers = (deps: HandlerDeps): Pick<Handlers, 'getObjectif'> => ({
  getObjectif: async ({ niveau, minutes, part, cabinets, asOf = deps.today(), noms, ...where }) => {
    const { atlas } = deps
    const code = (level: 'departement' | 'region'): string | undefined => {
      const asked = where[level]
      if (asked === undefined) return undefined
      const area = areaOf(atlas, level, asked)
      if (!area) throw badInput([{ path: level, message: `no area ${asked} at this level` }])
      return area.code
    }
    const [departement, region] = [code('departement'), code('region')]
    const view = atlas.views.at(asOf)
    // Before the wait: the run named is that of this view, even if a status changes meanwhile.
    const provenance = provenanceOf(deps, asOf)
    const years = demandYearsOf(deps)
    const { level } = levelOf(atlas, view, niveau)
    const { patients, reach } = await reachesAt(atlas, view, niveau, { minutes, cabinets })
    const inside = (area: Territory): boolean =>
      (departement === undefined ||
        area.departement === departement ||
        isArea(area, 'departement', departement)) &&
      (region === undefined || area.region === region || isArea(area, 'region', region))
    // In the order of `/carte`, whose columns the map reads beside these.
    const shown = level.codes.flatMap((area, index) => {
      const found = areaOf(atlas, niveau, area)
      return found && inside(found) ? [{ area: found, index }] : []
    })
    if (shown.length === 0)
      throw badInput([
        {
          path: region === undefined ? 'departement' : 'region',
          message: `no area of the level ${niveau} lies in it: ask for a smaller level`,
        },
      ])
    const reaches = shown.map(({ index }) => reach[index]!)
    const missing = shown.map(({ index }) => missingTo(patients[index]!, reach[index]!, part / 100))
    return {
      ...{ niveau, minutes, part, cabinets },
      codes: shown.map(({ area }) => area.code),
      noms: noms === '0' ? [] : shown.map(({ area }) => area.nom),
      departements: shown.map(({ area }) => area.departement),
      regions: shown.map(({ area }) => area.region),
      patients: shown.map(({ index }) => patients[index]!),
      parts: reaches.map((one) => one.part),
      lows: reaches.map(({ low }) => low),
      highs: reaches.map(({ high }) => high),
      possibles: reaches.map(({ possible }) => possible),
      verdicts: reaches.map((one) => goalLetter(one, part / 100)).join(''),
      manquent: missing.map((one) => one?.value ?? null),
      manquentLows: missing.map((one) => one?.low ?? null),
      manquentHighs: missing.map((one) => one?.high ?? null),
      patientsAttendus: patientsOf(years),
      incertitude: { ...UNCERTAINTY },
      sources: [...SOURCES, ...(years ? DEMAND_SOURCES : [])],
      ...provenance,
    }
  },
})

const isArea = (area: Territory, niveau: string, code: string): boolean =>
  area.niveau === niveau && area.code === code
