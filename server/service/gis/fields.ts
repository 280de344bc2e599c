import type { OgcWords } from '../../contract/gis.ts'
import { FIGURE_STATUSES, OPERATORS } from '../../domain/figure.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { INTAKES } from '../../domain/intake/intake.ts'
import { STATUTS } from '../../domain/model.ts'
import { RESERVED } from '../../domain/reserves.ts'
import { BOUNDED_INDICATORS } from '../../domain/secrecy/publicValue.ts'
import { eachText } from '../../domain/roster/cabinet-columns.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { attributeName } from './attribute-names.ts'

/** An attribute: a GIS that knows its type beforehand does not guess it from the first features. */
export interface Field {
  readonly title: OgcWords
  /** `number` is always written with a decimal point, so that who guesses does not take it for a whole number. */
  readonly type: 'string' | 'number' | 'integer' | 'boolean'
  readonly unit?: string
  readonly format?: 'date'
  readonly values?: readonly string[]
  /** Identifies its feature. */
  readonly id?: true
  /** What the API calls it, as `/ogc` did; left out where that is its name. */
  readonly ofApi?: string
  /** Said once of a collection and of each answer; a feature has it where it is asked for by name, and so has a row of a table. */
  readonly once?: true
}
/** The attributes of a collection by name, in the order in which they are written. */
export type Fields = Readonly<Record<string, Field>>

/** Attributes that are given under the names of the API, each with that name kept where it is another. */
const renamed = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([ofApi, field]) => {
      const name = attributeName(ofApi)
      return [name, name === ofApi ? field : { ...field, ofApi }]
    }),
  )

const text = (fr: string, en: string, more: Partial<Field> = {}): Field => ({
  title: { fr, en },
  type: 'string',
  ...more,
})
const day = (fr: string, en: string): Field => text(fr, en, { format: 'date' })

/** What every feature says of the answer it comes from: copied alone it can still be quoted, and made again. */
const PROVENANCE: Fields = {
  asOf: day('Situation au', 'As of'),
  run: text('Identifiant du calcul', 'Id of the calculation'),
}
const demonstration = (fr: string, en: string): Fields => ({
  demonstration: { title: { fr, en }, type: 'boolean' },
})

/** The columns of a figure, under the names of the CSV; a class is told by its two bounds. */
function figureFields(indicator: Indicateur): Fields {
  const { title, unit } = INDICATORS[indicator]
  const titled = (fr: string, en: string): OgcWords => ({ fr: `${title.fr}${fr}`, en: `${title.en}${en}` })
  const number = (fr: string, en: string): Field => ({ title: titled(fr, en), type: 'number', unit: unit.fr })
  return {
    [indicator]: number('', ''),
    [`${indicator}.low`]: number(
      ' : borne basse, de l’intervalle ou de la classe',
      ': lower bound, of the interval or class',
    ),
    [`${indicator}.high`]: number(
      ' : borne haute, de l’intervalle ou de la classe',
      ': upper bound, of the interval or class',
    ),
    [`${indicator}.status`]: {
      title: titled(' : état', ': status'),
      type: 'string',
      values: FIGURE_STATUSES,
    },
    [`${indicator}.vintage`]: { title: titled(' : date', ': date'), type: 'string' },
    [`${indicator}.rounded`]: { title: titled(' : en toutes lettres', ': as written'), type: 'string' },
    ...(BOUNDED_INDICATORS.some((one) => one === indicator) && {
      [`${indicator}.operator`]: { title: titled(' : borne', ': bound'), type: 'string', values: OPERATORS },
    }),
    ...(RESERVED.some((one) => one === indicator) && {
      [`${indicator}.reserve`]: { title: titled(' : réserve', ': reservation'), type: 'string' },
    }),
  }
}

const integer = (fr: string, en: string): Field => ({ title: { fr, en }, type: 'integer' })

const AREA: Fields = {
  code: text('Code', 'Code', { id: true }),
  nom: text('Nom', 'Name'),
  departement: text('Code du département', 'Code of the département'),
  region: text('Code de la région', 'Code of the région'),
}

/** Attributes of an area with its figures: the columns of the CSV, under names that every tool takes. */
export const AREA_FIELDS: Fields = renamed({
  niveau: text('Niveau', 'Level'),
  ...AREA,
  explication: text('Pourquoi sans chiffres', 'Why without figures'),
  note: text('À savoir', 'To be known'),
  ...Object.assign({}, ...INDICATEURS.map(figureFields)),
  'risque.rank': integer('Rang par le risque', 'Rank by risk'),
  'risque.rank_low': integer('Rang : borne basse', 'Rank: lower bound'),
  'risque.rank_high': integer('Rang : borne haute', 'Rank: upper bound'),
  'risque.rank_kind': text('Rang : sens de ses bornes', 'Rank: what its bounds are', {
    values: ['tirages', 'ex-aequo'],
  }),
  'risque.label': text('Risque établi', 'Risk as established', {
    values: ['eleve', 'faible', 'indetermine'],
  }),
  sources: text('Sources (identifiants)', 'Sources (ids)', { once: true }),
  ...PROVENANCE,
  method: integer('Version de la méthode', 'Version of the method'),
  ...demonstration('Repose sur des cabinets fictifs', 'Rests on fictitious cabinets'),
})

/** Attributes of a cabinet; its id is the feature's, which every GIS shows: an attribute of that name would be a second one. */
export const CABINET_FIELDS: Fields = renamed({
  name: text('Nom', 'Name'),
  address: text('Adresse', 'Address'),
  codeCommune: text('Code de la commune', 'Code of the commune'),
  commune: text('Commune', 'Commune'),
  departement: AREA.departement!,
  arrondissement: text('Arrondissement municipal', 'Municipal arrondissement'),
  approximatePlace: text(
    'Lieu approché : milieu de l’arrondissement ou de la commune',
    'Approximate place: the middle of the arrondissement or commune',
  ),
  etp: { title: { fr: 'Temps d’infirmière', en: 'Nurse time' }, type: 'number', unit: 'ETP' },
  ...eachText(({ said }) => text(said.fr, said.en)),
  ...demonstration('Cabinet fictif', 'Fictitious cabinet'),
  circonscriptions: text('Circonscriptions où il est compté', 'Constituencies in which it counts'),
  'openingHours.osm': text('Horaires (opening_hours)', 'Hours (opening_hours)'),
  'newPatients.value': text('Nouveaux patients', 'New patients', { values: INTAKES }),
  'newPatients.saidOn': day('Nouveaux patients : dit le', 'New patients: said on'),
  'newPatients.expiresOn': day('Nouveaux patients : valable jusqu’au', 'New patients: valid until'),
  'newPatients.evidence': text('Nouveaux patients : selon', 'New patients: evidence'),
  'status.value': text('Statut', 'Status', { values: STATUTS }),
  'status.since': day('Depuis', 'Since'),
  'status.confirmedOn': day('Confirmé le', 'Confirmed on'),
  'status.expiresOn': day('Valable jusqu’au', 'Valid until'),
  'status.evidence': text('Selon', 'Evidence'),
  'status.lastKnown': text('Dernier statut connu', 'Last known status', { values: STATUTS }),
  ...PROVENANCE,
})

/** Attributes of a commune in the zoning. */
export const ZONAGE_FIELDS: Fields = renamed({
  ...AREA,
  zonage: text('Zone, à confirmer par l’arrêté', 'Zone, to be checked against the order', {
    values: ['ZIP', 'ZAC', 'ZAR', 'HZ'],
  }),
  'zonage.status': text('État', 'Status', { values: ['ok', 'missing'] }),
  'zonage.vintage': text('Date', 'Date'),
  'zonage.reserve': text('Réserve', 'Reservation'),
  sources: AREA_FIELDS.sources!,
  ...PROVENANCE,
  ...demonstration('Repose sur des cabinets fictifs', 'Rests on fictitious cabinets'),
})
