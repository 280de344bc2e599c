/**
 * Files made by hand in the forms that the Assemblée and the Sénat document: no real file of them has been seen here, and every person in them
 * is invented.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { keepDay } from '../../data/last-modified.ts'
import { rows } from './package-files.ts'

export const AMO10 = 'deputes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip'
export const ODSEN = 'senateurs/ODSEN_GENERAL.csv'

/** Puts bytes at a place of a raw folder. */
export function lay(raw: string, file: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  writeFileSync(join(raw, file), bytes)
}

const NIL = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', '@xsi:nil': 'true' }

/** A mandate as the archive has it; `more` stands beside what each has. */
export const mandate = (typeOrgane: string, organeRef: string | string[], more: object = {}) => ({
  ...{ '@xsi:type': 'MandatSimple_Type', uid: 'PM1', legislature: '17', typeOrgane },
  ...{ dateDebut: '2024-07-18', datePublication: null, dateFin: null as string | null | object },
  organes: { organeRef },
  ...more,
})
export const seatMandate = (numDepartement: string, numCirco: string, more: object = {}) =>
  mandate('ASSEMBLEE', 'PO838901', {
    dateDebut: '2024-07-07',
    election: { lieu: { region: null, numDepartement, numCirco }, causeMandat: 'élections générales' },
    mandature: { datePriseFonction: '2024-07-08', mandatRemplaceRef: null },
    ...more,
  })

/** An entry of a person; what is private of them is there too, as in the archive. */
export const acteur = (id: string, mandat: object | object[], ident: object = {}) => ({
  acteur: {
    uid: { '@xsi:type': 'IdActeur_type', '#text': id },
    etatCivil: {
      ident: { civ: 'Mme', prenom: 'Élise', nom: `N’Guessan-${id}`, trigramme: NIL, ...ident },
      infoNaissance: { dateNais: '1971-02-03', villeNais: 'Villenée', depNais: NIL },
    },
    profession: { libelleCourant: 'Métierinventé' },
    adresses: { adresse: { typeLibelle: 'Mèl', valElec: 'adresse@inventee.example' } },
    mandats: { mandat },
  },
})
export const group = (uid: string, libelle: string, libelleAbrege: string) => ({
  organe: { uid, codeType: 'GP', libelle, libelleAbrege, libelleAbrev: libelleAbrege.toUpperCase() },
})

export const GROUPS = [
  group('PO845401', 'Groupe d’un côté', 'Un'),
  group('PO845425', 'Groupe de l’autre', 'Deux'),
]

/** The seats of the Assemblée by our codes, each with the département and number that the Assemblée writes. */
export const SEATS = rows('circonscriptions', 'code', 'departement', 'numero').map(
  ({ code, departement, numero }) =>
    [code, departement === '99' ? '099' : departement, String(Number(numero))] as const,
)

/** Who sits, by our code of the seat; all seats are held. */
export const deputies = (): Map<string, ReturnType<typeof acteur>> =>
  new Map(
    SEATS.map(([code, departement, numero], at) => [
      code,
      acteur(`PA${1000 + at}`, [seatMandate(departement, numero), mandate('GP', GROUPS[at % 2]!.organe.uid)]),
    ]),
  )

/** An archive of entries; `written`: the day of each, of the second and later ones a day before. */
export function archive(entries: Iterable<object>, written = '2026-11-28'): Uint8Array {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number)
  return zipSync(
    Object.fromEntries(
      [...entries].map((entry, at) => {
        const kind = Object.keys(entry)[0]!
        const mtime = new Date(year, month - 1, at === 0 ? day : Math.max(1, day - 1), 2)
        return [`json/${kind}/${at}.json`, [strToU8(JSON.stringify(entry)), { mtime }]]
      }),
    ),
    { level: 1 },
  )
}

const HEADER =
  "Matricule,Qualité,Nom usuel,Prénom usuel,État,Date naissance,Date de décès,Groupe politique,Type d'app au grp politique,Commission permanente,Circonscription,Courrier électronique,Description de la profession"

/** A line of the Sénat's file. */
export const senator = (
  matricule: string,
  circonscription: string,
  { etat = 'ACTIF', groupe = 'SER', nom = 'D’Aubigné-Inventée' } = {},
): string =>
  `${matricule},Mme,${nom},Élise,${etat},1971-02-03 00:00:00.0,,${groupe},,commission des lois,${circonscription},adresse@inventee.example,"Métierinventé, autre"`

const OUTSIDE = [
  ...['Saint-Pierre-et-Miquelon', 'Saint-Barthélemy', 'Saint-Martin', 'Iles Wallis et Futuna'],
  ...['Polynésie française', 'Nouvelle-Calédonie', 'Français établis hors de France'],
]

/** Lines of three senators of each département, four of some, and one of each place that is none. */
export const senators = (): string[] =>
  [
    ...rows('departements', 'code', 'nom').flatMap(({ code, nom }) => {
      const place = code === '04' ? 'Alpes de Haute-Provence' : nom
      return Array.from({ length: code < '15' ? 4 : 3 }, () => place)
    }),
    ...OUTSIDE,
  ].map((place, at) => senator(`${10_000 + at}A`, place))

/** The Sénat's file with these lines, and how many it announces above its header; null: it does not. */
export const odsen = (lines: readonly string[], announced: number | null = lines.length): string =>
  [
    '% Requête :select senmat as "Matricule", quacod as "Qualité"',
    '% order by s.sennomuse',
    '% Aucun paramètre',
    ...(announced === null ? [] : [`% ${announced} ligne(s) de résultat`]),
    ...[HEADER, ...lines, ''],
  ].join('\n')

/** Lays the Sénat's file as `data:fetch` does: with the day that was sent with it. */
export function fetched(raw: string, bytes: Uint8Array | string, lastModified = '2026-11-28'): void {
  lay(raw, ODSEN, bytes)
  sent(raw, bytes, lastModified)
}

/** Keeps the day that was sent with bytes, wherever they lie. */
export function sent(raw: string, bytes: Uint8Array | string, lastModified: string): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  keepDay(raw, { bytes: bytes.length, sha256, lastModified, resumedFrom: 0, attempts: 1 })
}
