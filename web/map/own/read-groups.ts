import {
  COMMUNE_CODE_HEADINGS,
  COMMUNE_NAME_HEADINGS,
  CPTS_HEADINGS,
} from '../../../server/domain/table-headings.ts'
import { plie } from '../table/rows.ts'
import type { Groupe, Regroupement } from './groups.ts'
import { verifie } from './groups.ts'
import { lignesDe, type Ligne } from './read-table.ts'

/** Communes as the page knows them, aligned. */
export interface Communes {
  readonly codes: readonly string[]
  readonly noms: readonly string[]
}

/** A line that could not be used, and what it holds. */
export interface Ennui {
  readonly genre: 'inconnue' | 'plusieurs' | 'double' | 'sans-groupe'
  readonly ligne: number
  /** What was written. */
  readonly texte: string
  /** Communes that may be meant, `Niort (79191)`; the group it is already in, for one written twice. */
  readonly remedes: readonly string[]
}

export interface Lecture {
  /** Null: no column of communes, or no commune, was found. */
  readonly regroupement: Regroupement | null
  readonly ennuis: readonly Ennui[]
}

/** Names of columns that people use, folded. */
const CODES: readonly string[] = [...COMMUNE_CODE_HEADINGS, ...COMMUNE_NAME_HEADINGS]
const GROUPES: readonly string[] = [
  'groupe',
  'group',
  'regroupement',
  // Of a territory that has a name and a number, people know the name.
  ...CPTS_HEADINGS,
  'nom tvs',
  'libelle tvs',
  'lib tvs',
  'libtvs',
  'tvs lib',
  'tvs nom',
  'libelle du territoire de vie sante',
  'territoire de vie sante',
  'tvs',
  'code tvs',
  'codtvs',
  'dac',
  'secteur',
  'zone',
  'territoire',
  'nom groupe',
  'nom du groupe',
  'bassin',
  'libelle',
  'nom',
]

/** A municipal arrondissement is read as its city, whose figures are one. */
const ARRONDISSEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^751(?:0[1-9]|1\d|20)$/, '75056'],
  [/^6938[1-9]$/, '69123'],
  [/^132(?:0[1-9]|1[0-6])$/, '13055'],
]

/**
 * Reads `code_commune;groupe`: any usual separator and heading, codes that lost their zero, names that one commune alone bears. What
 * cannot be used is left out and told; nothing is guessed.
 */
export function lireGroupes(texte: string, nom: string, communes: Communes): Lecture {
  const lignes = lignesDe(texte)
  const { code: colonne, groupe, debut } = colonnesDe(lignes)
  if (colonne < 0) return { regroupement: null, ennuis: [] }
  const trouver = chercheur(communes)
  const nomDe = (code: string): string => `${communes.noms[communes.codes.indexOf(code)] ?? code} (${code})`
  const ou = new Map<string, string>()
  const ennuis: Ennui[] = []
  for (const { numero, cases } of lignes.slice(debut)) {
    const ecrit = cases[colonne] ?? ''
    const dit = (groupe < 0 ? nom : (cases[groupe] ?? '')).trim()
    const ennui = (genre: Ennui['genre'], remedes: readonly string[] = []): void =>
      void ennuis.push({ genre, ligne: numero, texte: ecrit, remedes })
    const { exacts, proches } = trouver(ecrit)
    const [code] = exacts
    if (code === undefined) ennui('inconnue', proches.map(nomDe))
    else if (exacts.length > 1) ennui('plusieurs', exacts.slice(0, 6).map(nomDe))
    else if (dit === '') ennui('sans-groupe')
    else if (ou.has(code)) {
      if (ou.get(code) !== dit) ennui('double', [ou.get(code)!])
    } else ou.set(code, dit)
  }
  const groupes = new Map<string, string[]>()
  for (const [code, dit] of ou) groupes.set(dit, [...(groupes.get(dit) ?? []), code])
  const liste: Groupe[] = [...groupes].map(([un, codes]) => ({ nom: un, communes: codes }))
  return { regroupement: verifie({ nom, groupes: liste }), ennuis }
}

interface Colonnes {
  readonly code: number
  /** -1: the file is one group. */
  readonly groupe: number
  readonly debut: number
}

const SEMBLE_CODE = /^(?:\d{4,5}|2[AB]\d{3})$/i

/** Where codes and groups stand: by their headings, else by what the cells look like; `code` -1 when nothing looks like communes. */
function colonnesDe(lignes: readonly Ligne[]): Colonnes {
  const [tete, ...suite] = lignes
  if (!tete) return { code: -1, groupe: -1, debut: 0 }
  const noms = tete.cases.map((cell) => plie(cell))
  const parmi = (liste: readonly string[], sauf = -1): number => {
    for (const un of liste) {
      const at = noms.findIndex((nom, n) => nom === un && n !== sauf)
      if (at >= 0) return at
    }
    return -1
  }
  const nomme = parmi(CODES)
  if (nomme >= 0) {
    const groupe = parmi(GROUPES, nomme)
    return { code: nomme, groupe: groupe < 0 && tete.cases.length === 2 ? 1 - nomme : groupe, debut: 1 }
  }
  const code = (suite[0] ?? tete).cases.findIndex((cell) => SEMBLE_CODE.test(cell))
  if (code < 0) return { code: -1, groupe: -1, debut: 0 }
  const entete = !SEMBLE_CODE.test(tete.cases[code] ?? '')
  const groupe = parmi(GROUPES, code)
  return {
    code,
    groupe: groupe >= 0 ? groupe : tete.cases.length > 1 ? (code === 0 ? 1 : 0) : -1,
    debut: entete ? 1 : 0,
  }
}

/** The communes that a cell names: by code, or by a whole name; and those whose name begins so, when none does. */
function chercheur({ codes, noms }: Communes) {
  const connus = new Set(codes)
  const plies = noms.map((nom) => plie(nom))
  const parNom = new Map<string, string[]>()
  plies.forEach((nom, rang) => {
    const list = parNom.get(nom)
    if (list) list.push(codes[rang]!)
    else parNom.set(nom, [codes[rang]!])
  })
  return (ecrit: string): { readonly exacts: readonly string[]; readonly proches: readonly string[] } => {
    const net = ecrit.toUpperCase().replace(/\s/g, '')
    const cinq = /^\d{4}$/.test(net) ? `0${net}` : net
    const ville = ARRONDISSEMENTS.find(([forme]) => forme.test(cinq))?.[1] ?? cinq
    if (connus.has(ville)) return { exacts: [ville], proches: [] }
    const nom = plie(ecrit)
    const exacts = nom === '' ? [] : (parNom.get(nom) ?? [])
    const proches =
      exacts.length > 0 || nom.length < 4 || /\d/.test(nom)
        ? []
        : codes.filter((_, rang) => plies[rang]!.startsWith(nom)).slice(0, 4)
    return { exacts, proches }
  }
}
