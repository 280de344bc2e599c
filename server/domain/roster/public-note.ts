/** What a public text must not hold. */
export type PrivateKind = 'telephone' | 'courriel' | 'nom-de-personne' | 'adresse-web' | 'numero-identifiant'

const TELEPHONE = /(?:(?:\+|00)\s?33|\b0)\s?(?:\(0\))?[1-9](?:[\s.\-/]?\d{2}){4}\b/
/** RPPS (11 digits), NIR (13 or 15), ADELI (9): any long number names somebody. */
const IDENTIFIER = /(?<![\d,.])\d(?:[\s.]?\d){8,14}(?![\d,])/
const EMAIL = /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[\p{L}\d-]+(?:\.|\s?\bpoint\b)/iu
const WEB = /https?:\/\/|\bwww\./i

const TITLE = String.raw`(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|docteur|docteure|dr\.?|drs\.?|pr\.?|professeure?|infirmi(?:er|ère|ere)|idel?)`
const NAME = String.raw`\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`
/** "Mme Durand", "Dr J. Martin", "infirmière Sophie": a title followed by a capital letter. */
const TITLED = new RegExp(String.raw`(?<![\p{L}])${anyCase(TITLE)}\s+(?:\p{Lu}\.\s*)?${NAME}`, 'u')
/** "Sophie DURAND", "DURAND Sophie": a first name beside a name in capitals. */
const CAPITALS =
  /(?<![\p{L}])(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}{3,}|\p{Lu}{3,}\s+\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}])/u

/** Words in capitals that name a body, a scheme or a document, not a person. */
const INSTITUTIONS =
  /(?<!\p{L})(?:ARS|CPAM|CNAM|CPTS|MSP|URPS|IGAS|DREES|ASALEE|ASALÉE|Asalée|Asalee|CGT|CFDT|SMS|IDEL|EHPAD|CHU|HAS|ISAS|UNSA|URSSAF|COVID)(?!\p{L})/gu

/** The commonest first names at birth in France 1946–2005 (INSEE, fichier des prénoms): enough to see "Sophie est partie". */
const FIRST_NAMES = new Set(
  (
    'marie nathalie isabelle sylvie catherine françoise martine christine valérie sandrine stéphanie véronique sophie céline ' +
    'chantal patricia anne brigitte julie monique aurélie dominique laurence christelle corinne virginie nicole émilie karine ' +
    'annie delphine caroline élodie jacqueline florence hélène camille laura élisabeth sarah michèle cécile audrey danielle ' +
    'pascale agnès laetitia mélanie muriel béatrice estelle fabienne séverine manon léa emma justine charlotte pauline lucie ' +
    'michel philippe alain patrick christophe nicolas frédéric laurent stéphane david julien sébastien éric thierry bernard ' +
    'olivier thomas alexandre françois gérard daniel bruno didier pascal christian vincent guillaume jérôme romain kevin ' +
    'maxime antoine pierre jacques jean andré hervé fabrice benoît mathieu ludovic franck yves gilles serge'
  ).split(' '),
)
const PLACES_BEFORE =
  /(?:saint|sainte|st|ste|rue|avenue|place|boulevard|bd|lycée|école|collège|hôpital|clinique|maison|square|quai|allée|impasse|centre|pôle|cité|résidence|espace|quartier|île)[\s-]+(?:(?:de|du|des|d['’])\s*)?$/iu

/**
 * What makes a text unfit for publication, or null: telephone, e-mail, web address, long identifying number, or a person's name
 * (a title before a capital, a name in capitals, a common first name that is not part of a street or a saint). A pattern
 * refuses some innocent texts and lets rare names pass: the page says that nobody may be named.
 */
export function privateDataIn(text: string): PrivateKind | null {
  if (EMAIL.test(text)) return 'courriel'
  if (WEB.test(text)) return 'adresse-web'
  if (TELEPHONE.test(text)) return 'telephone'
  if (IDENTIFIER.test(text)) return 'numero-identifiant'
  const withoutBodies = text.replace(INSTITUTIONS, '·')
  if (TITLED.test(withoutBodies) || CAPITALS.test(withoutBodies) || hasFirstName(withoutBodies))
    return 'nom-de-personne'
  return null
}

function hasFirstName(text: string): boolean {
  for (const match of text.matchAll(/\p{Lu}\p{L}+/gu)) {
    if (!FIRST_NAMES.has(match[0].toLowerCase())) continue
    if (!PLACES_BEFORE.test(text.slice(0, match.index))) return true
  }
  return false
}

const every = ({ source, flags }: RegExp): RegExp => new RegExp(source, `${flags}g`)

/** An address with all that spells it out: "jeanne point dupont arobase orange point fr". */
const SPELLED_EMAIL =
  /(?:[\p{L}\d_%+-]+\s(?:point|tiret)\s)*[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[\p{L}\d.-]+(?:\s(?:point|tiret)\s[\p{L}\d-]+)*/giu

/** What announces an address or a number, and means nothing once it is gone. */
const ANNOUNCED =
  /(?:(?<!\p{L})(?:t[ée]l(?:[ée]phone)?|portable|port(?=\s*[.:])|mobile|mail|e-?mail|courriel|avec t[ée]l[ée]phone|[ée]crire|appeler|contacter|joindre|par|au|à|le)\s*[.:]*\s*)+(?=$|[,;)])/giu

/** A text without its telephone numbers, electronic and web addresses and long numbers, nor the word that announced them. */
export const withoutContacts = (text: string): string =>
  text
    .replace(/(?:https?:\/\/|\bwww\.)\S+/gi, '')
    .replace(SPELLED_EMAIL, '')
    .replace(every(TELEPHONE), '')
    .replace(every(IDENTIFIER), '')
    .replace(ANNOUNCED, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s,;:/–-]+|[\s,;:/–-]+$/g, '')

/** A pattern that holds in any case without making the rest of its expression case-blind. */
function anyCase(pattern: string): string {
  return pattern.replace(/(?<!\\)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

/** The words for each kind, as a refusal names them. */
export const PRIVATE_KIND_WORDS: Readonly<Record<PrivateKind, string>> = {
  telephone: 'un numéro de téléphone',
  courriel: 'une adresse électronique',
  'nom-de-personne': 'ce qui semble être le nom d’une personne',
  'adresse-web': 'une adresse web',
  'numero-identifiant': 'un numéro d’identification',
}
