import { plainText } from '../../domain/plainText.ts'
import type { RegisterSite } from '../../domain/registers/register-site.ts'
import { cutLines } from './cut-lines.ts'
import { RegisterFileError } from './register-file-error.ts'

/**
 * What is read of an activity: where it takes place and of what kind it is, found by how the names of the columns begin (spellings
 * vary from one extraction to the next). Who works there, and how to reach them, has no entry: it is never made into a text.
 */
const COLUMNS = {
  profession: 'code profession',
  siret: 'numero siret site',
  siren: 'numero siren site',
  finess: 'numero finess site',
  structure: 'identifiant technique de la structure',
  raison: 'raison sociale site',
  enseigne: 'enseigne commerciale site',
  numero: 'numero voie',
  indice: 'indice repetition voie',
  type: 'libelle type de voie',
  voie: 'libelle voie',
  codePostal: 'code postal',
  codeCommune: 'code commune',
  commune: 'libelle commune',
  secteur: 'code secteur d activite',
} as const
type Column = keyof typeof COLUMNS
const NEEDED: readonly Column[] = ['profession', 'structure', 'raison', 'codeCommune']

/** Columns that say who it is: looked at within a line, byte against byte, to keep what they say out of a place’s name or id. */
const IDENTITY = ['identifiant pp', 'identification nationale pp', 'nom d exercice']
const SURNAME = 'nom d exercice'
const FIRST_NAME = 'prenom d exercice'
/** Before a first name these make a place of it: Saint-Martin. */
const SAINT = /\b(?:saint|sainte|st|ste)$/

const NURSE = '60'
/** TRE_R02: a practice of one person, whose name, SIRET and ids are that person’s. */
const ALONE = 'SA07'
/** TRE_R02, the kinds of places where nurses of the scheme may be; others are told by their code. */
const SECTORS: Readonly<Record<string, string>> = {
  ...{
    SA05: 'centre de santé',
    SA07: 'cabinet individuel',
    SA08: 'cabinet de groupe',
    SA09: 'société d’exercice',
  },
  ...{ SA28: 'association', SA52: 'maison ou pôle de santé', SA63: 'CPTS' },
}
const LONGEST_ID = 40

/** What a place is known by, before anything else of its line is read. */
export interface RppsKey {
  /** Raison sociale and enseigne, as written. */
  readonly names: readonly string[]
  readonly siren: string
  readonly siret: string
  readonly finess: string
  readonly structure: string
}

/** What the extract says of the places that were asked for. */
export interface RppsReading {
  readonly sites: readonly RegisterSite[]
  /** Activities in the file, and those at the places kept. */
  readonly lines: number
  readonly kept: number
}

/** A place as it comes together; it never leaves this file with a name that is somebody’s. */
interface Gathered {
  readonly site: Omit<RegisterSite, 'posts'>
  readonly alone: boolean
  all: number
  nurses: number
  named: boolean
  numbered: boolean
  lodged: boolean
}

/**
 * The places of the open extract of the RPPS (`PS_LibreAcces_Personne_activite`: UTF-8, cut by `|`, no quotation marks, one line an
 * activity) that `wanted` keeps, activities counted. Nobody’s name or number leaves a line: a place named after one of its people
 * loses its name, one lodged with them its street, and an id made of somebody’s number is left out. Format as documented: no real file has passed.
 * @throws RegisterFileError when the file is no such extract.
 */
export async function readRpps(
  chunks: AsyncIterable<Buffer>,
  wanted: (key: RppsKey) => boolean,
): Promise<RppsReading> {
  const places = new Map<string, Gathered>()
  let line: RppsLine | null = null
  let [lines, kept] = [0, 0]
  await cutLines(chunks, (bytes, start, end) => {
    if (line === null) line = rppsLine(bytes.toString('utf8', start, end))
    else if (end > start) {
      lines++
      if (line.take(bytes, start, end, wanted, places)) kept++
    }
  })
  if (line === null) throw new RegisterFileError('empty')
  return { sites: [...places.values()].map(siteOf), lines, kept }
}

interface RppsLine {
  readonly take: (
    bytes: Buffer,
    start: number,
    end: number,
    wanted: (key: RppsKey) => boolean,
    places: Map<string, Gathered>,
  ) => boolean
}

/** Whether a header is that of the extract. */
export const isRppsHeader = (header: string): boolean => {
  const names = header.split('|').map(plainText)
  return NEEDED.every((column) => names.some((name) => name.startsWith(COLUMNS[column])))
}

function rppsLine(header: string): RppsLine {
  if (!isRppsHeader(header)) throw new RegisterFileError('not-a-register')
  const names = header
    .replace(/^\ufeff/, '')
    .split('|')
    .map(plainText)
  const at = (prefix: string): number => names.findIndex((name) => name.startsWith(prefix))
  const columns = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, prefix]) => [column, at(prefix)]),
  ) as Record<Column, number>
  const identity = IDENTITY.map(at).filter((column) => column >= 0)
  const [surname, firstName] = [at(SURNAME), at(FIRST_NAME)]
  const last = Math.max(...Object.values(columns), ...identity, firstName)
  // Where each value ends; the next one begins after the bar.
  const ends = new Int32Array(last + 2)

  const take: RppsLine['take'] = (bytes, start, end, wanted, places) => {
    ends[0] = start - 1
    let count = 0
    for (let k = start; k < end && count <= last; k++) if (bytes[k] === 0x7c) ends[++count] = k
    if (count <= last) ends[++count] = end
    const value = (column: number): string =>
      column < 0 || column >= count ? '' : bytes.toString('utf8', ends[column]! + 1, ends[column + 1])
    const said = (column: Column): string => value(columns[column]).trim()

    const key: RppsKey = {
      names: [said('raison'), said('enseigne')].filter((name) => name !== ''),
      ...{ siren: said('siren'), siret: said('siret'), finess: said('finess'), structure: said('structure') },
    }
    if (!wanted(key)) return false
    const own = identity.map((column) => plainText(value(column))).filter((text) => text.length >= 3)
    const id =
      key.structure || key.siret || key.finess || [...key.names, said('codePostal'), said('voie')].join('|')
    const place = places.get(id) ?? gather(key, said)
    places.set(id, place)
    place.all++
    if (said('profession') === NURSE) place.nurses++
    const called = ` ${plainText(key.names.join(' '))} `
    place.named ||= own.some((text) => called.includes(` ${text} `))
    const first = plainText(value(firstName))
    place.named ||= first.length >= 3 && key.names.some((name) => endsWithName(plainText(name), first))
    const street = ` ${plainText(said('voie'))} `
    place.lodged ||= [plainText(value(surname)), first].every(
      (text) => text !== '' && street.includes(` ${text} `),
    )
    place.numbered ||= own.some((text) => /^\d{8,}$/.test(text) && plainText(key.structure).includes(text))
    return true
  }
  return { take }
}

/** « Asalée chez Sophie », not « Saint-Martin » nor « Marie Curie »: a first name alone ends what it is part of. */
const endsWithName = (name: string, first: string): boolean =>
  name === first || (name.endsWith(` ${first}`) && !SAINT.test(name.slice(0, -first.length).trimEnd()))

function gather(key: RppsKey, said: (column: Column) => string): Gathered {
  const secteur = said('secteur')
  return {
    site: {
      register: 'rpps',
      ...{ finess: key.finess, siret: key.siret, structure: key.structure.slice(0, LONGEST_ID) },
      nom: said('enseigne') || said('raison'),
      adresse: [said('numero') + said('indice').toLowerCase(), said('type').toLowerCase(), said('voie')]
        .filter(Boolean)
        .join(' '),
      codePostal: said('codePostal').slice(0, 5),
      ...{ codeCommune: said('codeCommune'), commune: said('commune') },
      ...{ telephone: '', lon: null, lat: null },
      kind: SECTORS[secteur] ?? (secteur ? `secteur ${secteur}` : ''),
    },
    alone: secteur === ALONE,
    ...{ all: 0, nurses: 0, named: false, numbered: false, lodged: false },
  }
}

function siteOf({ site, alone, all, nurses, named, numbered, lodged }: Gathered): RegisterSite {
  return {
    ...site,
    ...((named || alone) && { nom: '' }),
    ...(lodged && { adresse: '' }),
    ...(alone && { siret: '' }),
    ...((numbered || alone) && { structure: '' }),
    posts: { all, nurses },
  }
}
