/**
 * Files of the national registers, made for the purpose after their documented formats: no real one has been seen. Every person in
 * them is invented, under names that no list of first names or surnames holds.
 */

/** The header of the open extract of the RPPS, spellings of 2026. */
const RPPS_HEADER =
  "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. Structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code département (coord. structure)|Libellé département (coord. structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code fonction|Libellé fonction|Code genre d'activité|Libellé genre d'activité|"

/** Surnames and first names that are nobody’s. */
export const RARE = {
  surnames: ['ZYLQUERBOSC', 'VRAXHOULTZ', 'QWYRNEDEC'],
  firstNames: ['Ouzbelinde', 'Thraximond', 'Yxandre'],
} as const

interface Activity {
  readonly surname: string
  readonly firstName: string
  /** Eleven digits. */
  readonly rpps: string
  readonly profession?: string
  readonly siret?: string
  readonly finess?: string
  readonly structure?: string
  readonly raison?: string
  readonly enseigne?: string
  readonly codePostal?: string
  readonly codeCommune?: string
  readonly commune?: string
  readonly voie?: string
  readonly secteur?: string
}

/** One line of the extract. */
function activity(one: Activity): string {
  const { siret = '', profession = '60' } = one
  return [
    ...['8', one.rpps, `8${one.rpps}`, 'MME', 'Madame', 'MME', 'Madame', one.surname, one.firstName],
    ...[profession, 'Infirmier', 'C', 'Civil', '', '', '', '', 'S', 'Salarié'],
    ...[
      siret,
      siret.slice(0, 9),
      one.finess ?? '',
      '',
      one.structure ?? '',
      one.raison ?? '',
      one.enseigne ?? '',
    ],
    ...['', '', '1', '', 'R', 'Rue', one.voie ?? 'DES ESSAIS', '', ''],
    ...[one.codePostal ?? '79000', one.codeCommune ?? '79001', one.commune ?? 'Niorteau', '', ''],
    ...['0549111111', '', '', `${one.firstName}.${one.surname}@exemple.test`.toLowerCase()],
    ...[
      '79',
      'Deux-Sèvres',
      '',
      'CNOI',
      one.secteur ?? 'SA52',
      'Maison de santé',
      '',
      '',
      '',
      '',
      'GENR01',
      'Libéral',
    ],
    '',
  ].join('|')
}

/** The bytes of an extract. */
export const rppsFile = (...activities: readonly Activity[]): Buffer =>
  Buffer.from(`\ufeff${[RPPS_HEADER, ...activities.map(activity)].join('\n')}\n`)

/** The extract as the stream of a long file: `count` activities elsewhere, then those given. */
export function* longRpps(count: number, ...last: readonly Activity[]): Generator<Buffer> {
  yield Buffer.from(`${RPPS_HEADER}\n`)
  let text = ''
  for (let k = 0; k < count; k++) {
    const rpps = String(10_000_000_000 + k)
    const number = String(k % 60_000).padStart(6, '0')
    text += `${activity({
      ...{ surname: `NOM${k}`, firstName: `Prenom${k}`, rpps, siret: `1000000${number}0`.slice(0, 14) },
      ...{ structure: `R101${number}`, raison: `CABINET ${number}`, profession: k % 3 ? '10' : '60' },
    })}\n`
    if (text.length > 1_000_000) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text + last.map((one) => `${activity(one)}\n`).join(''))
}

const FINESS_HEADER =
  'nofinesset;nofinessej;rs;rslongue;complrs;compldistrib;numvoie;typvoie;voie;compvoie;lieuditbp;commune;departement;libdepartement;ligneacheminement;telephone;telecopie;categetab;libcategetab;categagretab;libcategagretab;siret;codeape;codemft;libmft;codesph;libsph;dateouv;dateautor;datemaj;numuai;coordxet;coordyet;sourcecoordet;datemaj_geoloc'

/** An establishment of the register; what is left out is the same for all. */
export interface Establishment {
  readonly finess: string
  readonly nom: string
  readonly departement?: string
  readonly commune?: string
  readonly category?: string
  readonly siret?: string
  readonly voie?: string
  readonly telephone?: string
  readonly updatedOn?: string
  readonly point?: readonly [x: string, y: string, source: string]
}

const establishment = (one: Establishment): string[] => [
  ...[one.finess, '790000020', one.nom, '', '', '', '1', 'AV', one.voie ?? 'DES ESSAIS', '', ''],
  ...[
    one.commune ?? '001',
    one.departement ?? '79',
    'DEUX SEVRES',
    '79000 NIORTEAU CEDEX',
    one.telephone ?? '0549000000',
    '',
  ],
  ...[one.category ?? '603', '', '', '', one.siret ?? ''],
]

/** The register with its header, a line an establishment. */
export const finessFile = (...all: readonly Establishment[]): Buffer =>
  Buffer.from(
    [
      FINESS_HEADER,
      ...all.map((one) =>
        [
          ...establishment(one),
          ...Array(7).fill(''),
          one.updatedOn ?? '',
          '',
          ...(one.point ?? ['', '', '']),
          '',
        ].join(';'),
      ),
    ].join('\n'),
  )

/** The same as it was published until 2026: without a header, points apart, ISO-8859-1. */
export const finessStock = (...all: readonly Establishment[]): Buffer =>
  Buffer.from(
    [
      'finess;etalab;98;2026-03-10',
      ...all.map((one) => `structureet;${[...establishment(one), ...Array(9).fill('')].join(';')}`),
      ...all.flatMap(({ finess, point }) =>
        point ? [`geolocalisation;${finess};${point.join(';')};2026-03-01`] : [],
      ),
    ].join('\n'),
    'latin1',
  )
