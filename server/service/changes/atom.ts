import { escape as escapeHtml } from 'html-escaper'
import { sha256 } from '../../sha256.ts'
import type { Change } from './find-changes.ts'
import { EVIDENCE, STATUS } from './words.ts'

const STATUTS = STATUS.fr
const PREUVES = EVIDENCE.fr

/** What a feed says of itself. */
export interface FeedFrame {
  /** Public origin, such as `https://relais.example`. */
  readonly origin: string
  /** Address asked for, with its query, and the address of the next page. */
  readonly self: string
  readonly next: string | null
  readonly demonstration: boolean
  /** ISO instant, for a feed without an entry. */
  readonly loadedAt: string
}

const DEMONSTRATION = 'Démonstration — '

/** An Atom document (RFC 4287) of changes; ids rest on the events, so that they stay when the site moves. */
export function atomFeed(changes: readonly Change[], frame: FeedFrame): string {
  const { origin, self, next, demonstration, loadedAt } = frame
  const title = `${demonstration ? DEMONSTRATION : ''}Relais : changements de statut des cabinets`
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    `<id>${urn(`feed ${new URL(self).pathname}${new URL(self).search}`)}</id>`,
    `<title>${escape(title)}</title>`,
    ...(demonstration
      ? ['<subtitle>Cabinets fictifs : aucun n’existe, rien de ce qui suit n’est arrivé.</subtitle>']
      : []),
    `<updated>${changes[0]?.recordedAt ?? loadedAt}</updated>`,
    `<author><name>Relais</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escape(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(origin)}/"/>`,
    ...(next === null ? [] : [`<link rel="next" type="application/atom+xml" href="${escape(next)}"/>`]),
    ...changes.map((one) => entry(one, origin)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(change: Change, origin: string): string {
  const { id, kind, cabinet, statut, recordedAt, effectiveOn, reportedOn, evidence, reason, role } = change
  const where = `${cabinet.name}, ${cabinet.commune} (${cabinet.departement})`
  const said =
    kind === 'statut'
      ? `${where} : ${STATUTS[statut]}`
      : `${where} : « ${STATUTS[statut]} » est retiré, c’était une erreur`
  const summary = [
    kind === 'statut'
      ? `${STATUTS[statut]} depuis le ${effectiveOn}, selon ${PREUVES[evidence]}, le ${reportedOn}.`
      : `L’événement du ${effectiveOn} est retiré.`,
    ...(reason === null ? [] : [`Motif : ${reason}.`]),
    ...(change.demonstration ? ['Cabinet fictif, démonstration.'] : []),
  ].join(' ')
  return [
    '<entry>',
    `<id>${urn(`change ${id}`)}</id>`,
    `<title>${escape((change.demonstration ? DEMONSTRATION : '') + said)}</title>`,
    `<updated>${recordedAt}</updated>`,
    `<link rel="alternate" type="text/html" href="${escape(`${origin}/cabinet/${encodeURIComponent(cabinet.id)}`)}"/>`,
    `<category term="${statut}" label="${STATUTS[statut]}"/>`,
    ...(role === null ? [] : [`<category scheme="urn:relais:role" term="${role}"/>`]),
    `<summary>${escape(summary)}</summary>`,
    '</entry>',
  ].join('\n')
}

/** A UUID made from a text (version 8, RFC 9562), as a URN. */
function urn(text: string): string {
  const hex = sha256(`relais ${text}`)
  const variant = (8 + (parseInt(hex[16]!, 16) & 3)).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Text as XML has it; what XML 1.0 forbids even escaped (control characters) becomes a space. */
const escape = (text: string): string =>
  escapeHtml(text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ' '))
