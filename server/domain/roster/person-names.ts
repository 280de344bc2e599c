import { plainText } from '../plainText.ts'
import { privateDataIn } from './public-note.ts'

/** People whom French streets, schools and health centres are most often named after: nobody of the cabinet. */
const NAMESAKES = (
  'simone veil|pasteur|jean jaures|schweitzer|jean jacques rousseau|marie curie|pierre curie|jean moulin|victor hugo|jules ferry|' +
  'louise michel|lucie aubrac|raymond aubrac|rosa parks|jacques prevert|jean monnet|robert schuman|charles de gaulle|anatole france|' +
  'emile zola|marcel pagnol|pablo picasso|francoise dolto|joliot curie|ambroise croizat|ambroise pare|laennec|claude bernard|' +
  'henri mondor|bichat|jean mace|paul langevin|madeleine bres|germaine tillion|olympe de gouges|nelson mandela|martin luther king|' +
  'georges brassens|jacques brel|jean zay|leon blum|gambetta|clemenceau|aime cesaire|salvador allende|jean ferrat|edith piaf|' +
  'saint exupery|jules verne|jean giono|alphonse daudet|frederic mistral|george sand|marguerite duras|simone de beauvoir|' +
  'josephine baker|gisele halimi|samuel paty|jean rostand|henri dunant|florence nightingale|barre sinoussi|alexander fleming|' +
  'mendes france|danielle casanova|guy moquet|gagarine|jacques chirac|francois mitterrand|louis aragon|paul eluard|' +
  'jeanne d arc|jean mermoz|jean vilar|jean de la fontaine|pierre de coubertin|pierre brossolette|jacques cartier|' +
  'jean baptiste clement|jean baptiste charcot|marie galante|marie laurencin|antoine de saint exupery|anne frank|' +
  'jacques monod|jean bart|philippe pinel|pierre semard|gabriel peri|maurice thorez|vincent van gogh|jean perrin'
)
  .split('|')
  .map((name) => new RegExp(`(?:^| )(?:(?:docteurs?|dr|professeurs?|pr) )?${name}(?= |$)`, 'g'))

/** A public house bears the name of whom it honours; a practice that of who works there. */
const PUBLIC_HOUSE =
  /^(?:la |le |l )?(?:maison|pole|centre|msp|mspu|cds|espace|hopital|clinique|dispensaire|ehpad|residence|groupe scolaire)\b/
const CIVILITY =
  /(?<!\p{L})(?:[Mm]me|MME|[Mm]lle|MLLE|[Mm]adame|MADAME|[Mm]onsieur|MONSIEUR|Mr?\.|[Ii]nfirmi[eè]re|[Ii]dele?)\s+(?:\p{Lu}\.\s*)?\p{Lu}/u
const CIVILITY_OR_TITLE = new RegExp(
  `${CIVILITY.source}|(?<!\\p{L})(?:[Dd]rs?\\.?|DRS?\\.?|[Dd]octeure?s?|DOCTEURS?)\\s+(?:\\p{Lu}\\.\\s*)?\\p{Lu}`,
  'gu',
)
/** In a street's name a person is remembered, not named. */
const STREET =
  /(?<!\p{L})(?:rue|r\.|avenue|av\.?|place|pl\.?|boulevard|bd\.?|bld|chemin|ch\.?|route|rte|impasse|allées?|quai|square|cours|passage|lieu[- ]dit|résidence|immeuble|espace|esplanade|rond[- ]point|sentier|voie|montée|côte|faubourg|fbg?|lotissement|hameau|villa|cité|parc|maison|centre|pôle)(?!\p{L})/iu

/** Whether an address names a person who may be found there (« chez Mme Durand »); streets named after somebody do not. */
export function personIn(address: string): boolean {
  return [...address.matchAll(CIVILITY_OR_TITLE)].some(({ index }) => {
    // "1 rue de la Paix, chez Mme Durand": what follows a comma or "chez" is no part of the street.
    const before = address.slice(0, index)
    const since = before.slice(Math.max(before.lastIndexOf(','), before.search(/\bchez\b/i), 0))
    return !STREET.test(since)
  })
}

/**
 * Whether a cabinet's public name looks like that of somebody who works there: a civility, a title before a name, a first name
 * beside a name. Whoever is honoured by the name of a public house (Simone Veil, Louis Pasteur) is no such person.
 */
export function personInName(name: string): boolean {
  if (CIVILITY.test(name)) return true
  const plain = plainText(name)
  const kept = NAMESAKES.reduce((text, namesake) => text.replace(namesake, ' '), plain)
  if (kept !== plain && !/\b(?:mme|mlle|selarl|scm|docteur|docteurs|dr|drs)\b/.test(kept)) return false
  if (PUBLIC_HOUSE.test(plain)) return /\b(?:docteurs|drs)\b/.test(plain)
  return privateDataIn(withoutHouse(name)) === 'nom-de-personne'
}

/** What kind of house a register calls it, before the name that it bears. */
const KIND_OF_HOUSE =
  /^(?:(?:l[ae]s?|l['’]|maisons?|p[oô]les?|centres?|mspu?|cds|espaces?|sant[eé]|m[eé]dic(?:al|ale|o)|dentaires?|soins|infirmiers?|polyvalente?|pluri-?(?:professionnelle?|disciplinaire)|universitaire|des?|du|d['’])[\s-]*)+/i

/**
 * Whether a name in a register, which nobody has looked at, may be that of somebody who works there: any title or civility, any common
 * first name that is no saint's, in a public house too; but for those whom houses are most often named after. A rare first name without a
 * title passes.
 */
export function personInRegister(name: string): boolean {
  const kept = NAMESAKES.reduce((text, namesake) => text.replace(namesake, ' '), plainText(name))
  if (/(?:^| )(?:drs?|docteure?s?|prs?|professeure?s?|mme|mlle|madame|monsieur)(?= |$)/.test(kept))
    return true
  return privateDataIn(kept.trim().toUpperCase().replace(KIND_OF_HOUSE, '')) === 'nom-de-personne'
}

/** What kind of house it is says nothing of a person: « Cabinet DROM » names none. */
const withoutHouse = (name: string): string =>
  name.replace(/^(?:le\s+|la\s+)?(?:cabinet|maison|centre|pôle|groupe|sel|scm|msp)\s+(?=\p{Lu}{2,}$)/iu, '')
