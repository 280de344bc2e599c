import { escape } from 'html-escaper'
import type { Locale } from '../../contract/locale.ts'
import type { Letter } from '../../db/queries/alerts/letter.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import type { Change } from '../changes/find-changes.ts'
import { EVIDENCE, STATUS } from '../changes/words.ts'
import { writtenDate } from '../citation/written.ts'

/** Entries told one by one; the feed has the others. */
const MOST_TOLD = 40

/** What every letter stands on. */
export interface LetterFrame {
  readonly locale: Locale
  /** Public origin, such as `https://relais.example`. */
  readonly origin: string
  /** French path of the sheet, such as `/circonscription/72-04`. */
  readonly sheet: string
  /** Where the changes are: `dans le département Sarthe (72)`. */
  readonly place: string
  readonly demonstration: boolean
}

const WORDS = {
  fr: {
    demo: 'DÉMONSTRATION : les cabinets de cette liste sont fictifs.',
    nothing: 'Aucun des changements ci-dessous n’a eu lieu.',
    demoSubject: 'Démonstration — ',
    ask: (place: string) => `Confirmez votre alerte ${place}`,
    askLead: (place: string) =>
      `Quelqu’un, sans doute vous, a demandé un e-mail quand le statut d’un cabinet Asalée change ${place}.`,
    askHow: 'Pour confirmer, ouvrez cette page dans les 48 heures et touchez le bouton :',
    askNot:
      'Si ce n’est pas vous, ne faites rien : cette adresse sera effacée dans 48 heures, et rien d’autre ne lui sera envoyé.',
    subject: (n: number, place: string) =>
      `Relais : ${n === 1 ? 'un changement' : `${n} changements`} ${place}`,
    lead: (n: number, place: string) =>
      `${n === 1 ? 'Un changement a été enregistré' : `${n} changements ont été enregistrés`} ${place} :`,
    stands: (statut: string, since: string, who: string, on: string) =>
      `${statut} depuis le ${since}, selon ${who}, le ${on}.`,
    withdrawn: (statut: string, since: string) =>
      `« ${statut} » depuis le ${since} est retiré : c’était une erreur.`,
    reason: (reason: string) => `Motif : ${reason}.`,
    fictitious: 'Cabinet fictif.',
    more: (n: number) => `Et ${n} autres : la fiche et son flux les disent.`,
    figures: 'Les chiffres aujourd’hui',
    sheet: 'La fiche, avec ses sources :',
    stop: 'Ne plus recevoir ces e-mails, et effacer votre adresse de cette alerte :',
    gone: (place: string) => `Relais : fin de votre alerte ${place}`,
    goneLead: (place: string) =>
      `Vous étiez prévenu des changements ${place}. Ce territoire n’existe plus dans les données officielles : rien d’autre ne vous sera envoyé, et votre adresse n’est plus gardée pour lui. Pour suivre un autre territoire, ouvrez sa fiche :`,
  },
  en: {
    demo: 'DEMONSTRATION: the practices of this list are fictitious.',
    nothing: 'None of the changes below has taken place.',
    demoSubject: 'Demonstration — ',
    ask: (place: string) => `Confirm your alert ${place}`,
    askLead: (place: string) =>
      `Somebody, most likely you, asked for an e-mail when the status of an Asalée practice changes ${place}.`,
    askHow: 'To confirm, open this page within 48 hours and press the button:',
    askNot:
      'If it was not you, do nothing: this address will be erased within 48 hours, and nothing else will be sent to it.',
    subject: (n: number, place: string) => `Relais: ${n === 1 ? 'one change' : `${n} changes`} ${place}`,
    lead: (n: number, place: string) =>
      `${n === 1 ? 'One change was recorded' : `${n} changes were recorded`} ${place}:`,
    stands: (statut: string, since: string, who: string, on: string) =>
      `${statut} since ${since}, according to ${who}, on ${on}.`,
    withdrawn: (statut: string, since: string) =>
      `“${statut}” since ${since} is withdrawn: it was a mistake.`,
    reason: (reason: string) => `Reason: ${reason}.`,
    fictitious: 'Fictitious practice.',
    more: (n: number) => `And ${n} more: the sheet and its feed tell them.`,
    figures: 'The figures today',
    sheet: 'The sheet, with its sources:',
    stop: 'To receive no more of these e-mails, and erase your address from this alert:',
    gone: (place: string) => `Relais: end of your alert ${place}`,
    goneLead: (place: string) =>
      `You were told of changes ${place}. This area is no longer in the official data: nothing else will be sent to you, and your address is no longer kept for it. To follow another area, open its sheet:`,
  },
} as const

/** A paragraph, a list, or an address with the words before it. */
type Part = string | readonly string[] | { readonly words: string; readonly url: string }

/** The letter that asks whether an alert is wanted; `link`: address of the page that confirms. */
export function confirmationLetter(frame: LetterFrame, link: string): Letter {
  const w = WORDS[frame.locale]
  return letter(frame, w.ask(frame.place), [w.askLead(frame.place), { words: w.askHow, url: link }, w.askNot])
}

/** The letter on what was recorded, what stopped or was suspended first; `sentences` are dated figures with their intervals, `stop` the address that ends it. */
export function digestLetter(
  frame: LetterFrame,
  changes: readonly Change[],
  sentences: readonly string[],
  stop: { readonly page: string; readonly oneClick: string },
): Letter {
  const { locale, place, origin, sheet } = frame
  const w = WORDS[locale]
  const told = changes.slice(0, MOST_TOLD).map((change) => entry(locale, change))
  return letter(
    frame,
    w.subject(changes.length, place),
    [
      ...(frame.demonstration ? [w.nothing] : []),
      w.lead(changes.length, place),
      told,
      ...(changes.length > MOST_TOLD ? [w.more(changes.length - MOST_TOLD)] : []),
      ...(sentences.length > 0 ? [`${w.figures}${locale === 'fr' ? ' :' : ':'}`, sentences] : []),
      { words: w.sheet, url: origin + addressIn(locale, sheet) },
      { words: w.stop, url: stop.page },
    ],
    stop.oneClick,
  )
}

/** The last letter, of an area that is no more. */
export function farewellLetter(frame: Omit<LetterFrame, 'sheet'>): Letter {
  const { locale, place, origin } = frame
  const w = WORDS[locale]
  const url = origin + addressIn(locale, '/territoires')
  return letter({ ...frame, demonstration: false }, w.gone(place), [{ words: w.goneLead(place), url }])
}

function entry(locale: Locale, change: Change): string {
  const w = WORDS[locale]
  const { kind, cabinet, statut, effectiveOn, reportedOn, evidence, reason, demonstration } = change
  const since = writtenDate(locale, effectiveOn)
  const said =
    kind === 'statut'
      ? w.stands(STATUS[locale][statut], since, EVIDENCE[locale][evidence], writtenDate(locale, reportedOn))
      : w.withdrawn(STATUS[locale][statut], since)
  return [
    `${cabinet.name}, ${cabinet.commune} (${cabinet.departement})${locale === 'fr' ? ' : ' : ': '}${said}`,
    ...(reason === null ? [] : [w.reason(reason)]),
    ...(demonstration ? [w.fictitious] : []),
  ].join(' ')
}

function letter(
  { locale, demonstration }: Pick<LetterFrame, 'locale' | 'demonstration'>,
  subject: string,
  body: readonly Part[],
  unsubscribe: string | null = null,
): Letter {
  const w = WORDS[locale]
  const parts: readonly Part[] = demonstration ? [w.demo, ...body] : body
  return {
    // One line, whatever a name holds: nothing in it may begin another header.
    subject: ((demonstration ? w.demoSubject : '') + subject).replace(/[\p{Cc}\s]+/gu, ' ').trim(),
    text: `${parts.map(asText).join('\n\n')}\n`,
    html: `<!doctype html><html lang="${locale}"><body>${parts.map(asHtml).join('')}</body></html>`,
    unsubscribe,
  }
}

const asText = (part: Part): string =>
  typeof part === 'string'
    ? part
    : 'url' in part
      ? `${part.words}\n${part.url}`
      : part.map((line) => `- ${line}`).join('\n')

const asHtml = (part: Part): string =>
  typeof part === 'string'
    ? `<p>${escape(part)}</p>`
    : 'url' in part
      ? `<p>${escape(part.words)}<br><a href="${escape(part.url)}">${escape(part.url)}</a></p>`
      : `<ul>${part.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`
