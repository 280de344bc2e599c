import type { NamedShape } from '../geometry/sample.ts'
import type { CogDepartement } from '../sources/departements-cog.ts'
import type { PortraitRow } from '../sources/portraits-circonscriptions.ts'
import { table, type Row, type Table } from './table.ts'

/** Circonscriptions of the French living abroad (code électoral, art. L. 330-1 and table 1 ter): they have no commune. */
const ABROAD = 11

const EXPLANATIONS = {
  com: {
    fr: 'Collectivité d’outre-mer hors du champ des sources utilisées (APL de la DREES, zonage des ARS, communes et contours) : aucun chiffre n’y est calculé.',
    en: 'Overseas collectivity outside the scope of the sources in use (DREES APL, ARS zoning, communes and boundaries): no figure is calculated there.',
  },
  abroad: {
    fr: 'Circonscription des Français établis hors de France : elle n’a pas de commune, aucun chiffre n’y est calculé.',
    en: 'Constituency of French citizens living abroad: it has no commune, no figure is calculated there.',
  },
  mayotte: {
    fr: 'Communes rattachées d’après les contours (Mayotte est absente de la table de l’INSEE), Mamoudzou partagée d’après les populations publiées ; la DREES n’y publie pas l’APL.',
    en: 'Communes assigned by boundaries (Mayotte is absent from the INSEE table), Mamoudzou shared out by the published populations; the DREES publishes no APL there.',
  },
}

/** INSEE's portraits leave accents out of some of these names. */
const COLLECTIVITES: Readonly<Record<string, string>> = {
  '975': 'Saint-Pierre-et-Miquelon',
  '977': 'Saint-Barthélemy et Saint-Martin',
  '986': 'Wallis-et-Futuna',
  '987': 'Polynésie française',
  '988': 'Nouvelle-Calédonie',
}

const ordinal = (numero: number): string => (numero === 1 ? '1re' : `${numero}e`)

/** The 577 circonscriptions législatives: 558 with figures, 8 of the collectivités d'outre-mer and 11 abroad, which say why not. */
export function circonscriptions(
  outlines: readonly NamedShape[],
  portraits: readonly PortraitRow[],
  departements: readonly CogDepartement[],
): Table {
  const portraitOf = new Map(portraits.map((row) => [row.code, row]))
  const nameOf = new Map(departements.map(({ code, nom }) => [code, nom]))
  const count = (departement: string) =>
    outlines.filter(({ code }) => code.startsWith(`${departement}-`)).length
  const inFrance = outlines.map(({ code }): Row => {
    const [departement = code, digits] = code.split('-')
    const numero = Number(digits)
    const portrait = portraitOf.get(code)
    if (portrait == null) throw new Error(`circonscription ${code} is missing from INSEE's portraits`)
    const nom = nameOf.get(departement)
    const text = nom == null ? EXPLANATIONS.com : departement === '976' ? EXPLANATIONS.mayotte : null
    return {
      code,
      departement,
      numero,
      libelle: `${nom ?? COLLECTIVITES[departement]}, ${count(departement) === 1 ? 'circonscription unique' : `${ordinal(numero)} circonscription`}`,
      statut: nom == null ? 'collectivite-outre-mer' : 'figures',
      explication: text?.fr ?? null,
      explication_en: text?.en ?? null,
      population_2019: portrait.population2019,
    }
  })
  const abroad = Array.from({ length: ABROAD }, (_, i): Row => ({
    code: `99-${String(i + 1).padStart(2, '0')}`,
    departement: '99',
    numero: i + 1,
    libelle: `Français établis hors de France, ${ordinal(i + 1)} circonscription`,
    statut: 'etranger',
    explication: EXPLANATIONS.abroad.fr,
    explication_en: EXPLANATIONS.abroad.en,
    population_2019: null,
  }))
  return table(
    {
      name: 'circonscriptions',
      title: 'Circonscriptions législatives',
      description: 'Les 577 circonscriptions (découpage de 2010) ; celles sans chiffre disent pourquoi.',
      fields: [
        { name: 'code', type: 'string', description: '72-04, 2A-01, 974-03 ; 99-01 à 99-11 pour l’étranger' },
        { name: 'departement', type: 'string', description: 'Département ou collectivité ; 99 : étranger' },
        { name: 'numero', type: 'integer', description: 'Numéro dans le département' },
        { name: 'libelle', type: 'string', description: 'Nom' },
        {
          name: 'statut',
          type: 'string',
          description: 'figures : a des chiffres ; sinon, voir l’explication',
          enum: ['figures', 'collectivite-outre-mer', 'etranger'],
        },
        { name: 'explication', type: 'string', description: 'Ce qui manque et pourquoi', optional: true },
        { name: 'explication_en', type: 'string', description: 'Idem, en anglais', optional: true },
        {
          name: 'population_2019',
          type: 'integer',
          description: 'Population légale 2019 (INSEE), personnes',
          optional: true,
        },
      ],
      primaryKey: ['code'],
      sources: ['contours-circonscriptions', 'portraits-circonscriptions', 'cog-2026'],
    },
    [...inFrance, ...abroad],
  )
}
