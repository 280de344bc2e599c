import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { plainText } from '../../server/domain/plainText.ts'
import { parseCsv } from '../../server/country/package/csv.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { sentDay } from '../last-modified.ts'
import { readText } from '../readers/bytes.ts'
import { readCsv } from '../readers/csv.ts'
import { circonscriptionsSenat } from './circonscriptions-senat.ts'
import { SENATE_RENEWED, senateurs, type SenateurRow } from './senateurs.ts'
import { reject, type Source } from './source.ts'

const FILE = 'senateurs/ODSEN_GENERAL.csv'

/** Of a person the office, the name and the group; what else a line tells of one is dropped as it is read. */
const COLUMNS = [
  ...['Matricule', 'Qualité', 'Nom usuel', 'Prénom usuel'],
  ...['État', 'Groupe politique', 'Circonscription'],
]

const published = z.object({
  matricule: z.string().regex(/^[0-9A-Z]{6}$/),
  civ: z.enum(['M.', 'Mme']),
  nom: z.string().min(1),
  prenom: z.string().min(1),
  groupe: z.string(),
  /** Null: outside the 101 départements. */
  departement: z.string().nullable(),
  dateListe: z.iso.date(),
})
type Published = z.infer<typeof published>

/** Groups as the Sénat writes them short → their name and abbreviation. One that is not here is told as it is written. */
const GROUPES: Readonly<Record<string, readonly [groupe: string, abrege: string]>> = {
  'Les Républicains': ['Les Républicains', 'LR'],
  SER: ['Socialiste, Écologiste et Républicain', 'SER'],
  UC: ['Union Centriste', 'UC'],
  'Les Indépendants': ['Les Indépendants – République et Territoires', 'LIRT'],
  RDPI: ['Rassemblement des démocrates, progressistes et indépendants', 'RDPI'],
  'CRCE-K': ['Communiste Républicain Citoyen et Écologiste – Kanaky', 'CRCE-K'],
  GEST: ['Écologiste – Solidarité et Territoires', 'GEST'],
  RDSE: ['Rassemblement Démocratique et Social Européen', 'RDSE'],
  NI: ['Non inscrits', 'NI'],
}

/** The day that the Sénat sent with the file, which tells none itself. @throws SourceError where there is none, or it is too early. */
function dayOf(raw: string): string {
  const day = sentDay(raw, FILE)
  if (day === null)
    throw new SourceError(
      FILE,
      'tells no day, and none is known that the Sénat sent with it.',
      'Fetch it with npm run data:fetch senateurs, which keeps that day, or remove it: the list at hand is read then.',
    )
  if (day <= SENATE_RENEWED)
    throw new SourceError(
      FILE,
      `is of ${day}, from before the renewal: half of its mandates have ended.`,
      'Fetch it again with npm run data:fetch senateurs.',
    )
  return day
}

/** The lines of the file without the request that stands above its header; as many as that announces. */
function linesOf(raw: string): readonly Readonly<Record<string, string>>[] {
  const lines = readText(raw, FILE).split(/\r?\n/)
  const header = lines.findIndex((line) => !line.startsWith('%'))
  const records = parseCsv(lines.slice(header).join('\n'), FILE, COLUMNS)
  const announced = /(\d+) ligne\(s\) de résultat/.exec(lines.slice(0, header).join('\n'))?.[1]
  if (announced !== undefined && Number(announced) !== records.length)
    throw new SourceError(FILE, `holds ${records.length} lines and announces ${announced}.`, COMPARE_REMEDY)
  const odd = records.find((one) => one['État'] !== 'ACTIF' && one['État'] !== 'ANCIEN')
  if (odd)
    throw new SourceError(
      FILE,
      `column "État": "${odd['État']}" of ${odd.Matricule} is not known.`,
      COMPARE_REMEDY,
    )
  return records
}

/** A day is sent with an old file too: after a renewal some come in who were not in the list from before, where that is at hand. */
function requireRenewed(raw: string, records: readonly { readonly matricule: string }[]): void {
  const [before] = senateurs.files
  if (!existsSync(join(raw, before))) return
  const known = new Set(readCsv(raw, before, ['matricule']).map(({ matricule }) => matricule))
  if (records.every(({ matricule }) => known.has(matricule)))
    throw new SourceError(
      FILE,
      `names nobody who is not in ${before}: it is from before the renewal, whatever day was sent with it.`,
      COMPARE_REMEDY,
    )
}

/** Senators in office, of both series, from the Sénat's own file. */
const senateursSenat: Source<Published, SenateurRow> = {
  ...senateurs,
  titre: 'Sénateurs en exercice',
  producteur: 'Sénat',
  note: 'Les deux séries, dans les 101 départements. Le fichier ne dit pas sa date : c’est celle que le Sénat envoie avec lui. Quotidien à la source : une liste de plus de soixante jours est dite ancienne.',
  importeur: 'data/sources/senateurs-senat.ts',
  files: [FILE],
  least: 310,
  whole: {
    key: ({ identifiant }) => identifiant,
    // 348 seats, 20 of them outside the 101 départements.
    most: 328,
    departements: {
      of: ({ departement }) => departement,
      // The one seat of each may be vacant.
      without: ['04', '05', '09', '2A', '2B', '48', '90'],
    },
  },
  published,
  read(raw) {
    const dateListe = dayOf(raw)
    const departementOf = circonscriptionsSenat(raw, FILE)
    const records = linesOf(raw)
      .filter((one) => one['État'] === 'ACTIF')
      .map((one) => ({
        ...{ matricule: one.Matricule ?? '', civ: one['Qualité'], dateListe },
        ...{ nom: one['Nom usuel'], prenom: one['Prénom usuel'], groupe: one['Groupe politique'] },
        departement: departementOf(one.Circonscription ?? ''),
      }))
    requireRenewed(raw, records)
    return records
  },
  toRow({ matricule, departement, civ, nom, prenom, groupe, dateListe }) {
    if (departement === null) return reject(matricule, 'hors des 101 départements')
    const none = groupe === '' || plainText(groupe) === 'aucun'
    const [named, abrege] = GROUPES[groupe] ?? [groupe, groupe]
    return {
      ...{ identifiant: matricule, civilite: civ, nom, prenom, departement, dateListe },
      ...{ groupe: none ? null : named, groupeAbrege: none ? null : abrege },
    }
  },
}

/** The Sénat's file where it has been fetched, else the list at hand: what the build reads of a raw folder. */
export const senateursIn = (raw: string): Source<never, SenateurRow> =>
  (existsSync(join(raw, FILE)) ? senateursSenat : senateurs) as Source<never, SenateurRow>
