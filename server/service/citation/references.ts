import type { Quoted } from './phrases.ts'
import { writtenDate } from './written.ts'

/** What a reference adds to what is quoted. */
export interface Reference extends Quoted {
  readonly run: string
  readonly permalink: string
  readonly sha256: string
}

const title = ({ code, nom, asOf, demonstration }: Reference, locale: 'fr' | 'en'): string =>
  locale === 'fr'
    ? `Relais, circonscription ${code} (${nom}), situation au ${writtenDate('fr', asOf)}${demonstration ? ' [démonstration\u00A0: cabinets fictifs]' : ''}`
    : `Relais, constituency ${code} (${nom}), situation on ${writtenDate('en', asOf)}${demonstration ? ' [demonstration: fictitious practices]' : ''}`

/** The footnote of a figure, in both languages: service, area, day, permalink, calculation and hash. */
export const noteOf = (reference: Reference): { readonly fr: string; readonly en: string } => ({
  fr: `${title(reference, 'fr')}, ${reference.permalink}, calcul ${reference.run}, SHA-256 des chiffres ${reference.sha256}.`,
  en: `${title(reference, 'en')}, ${reference.permalink}, run ${reference.run}, SHA-256 of the figures ${reference.sha256}.`,
})

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** TeX's own signs, so that the entry compiles whatever an area is called. */
const tex = (text: string): string =>
  text
    .replace(/[&%$#_{}]/g, '\\$&')
    .replaceAll('\u202F', ' ')
    .replaceAll('\u00A0', '~')

/** The BibTeX entry. */
export function bibtexOf(reference: Reference): string {
  const [year, month] = reference.asOf.split('-')
  return [
    `@misc{relais-${reference.code}-${reference.run.slice(0, 12)},`,
    '  author = {{Relais}},',
    `  title = {{${tex(title(reference, 'fr'))}}},`,
    `  year = {${year}},`,
    `  month = ${MONTHS[Number(month) - 1] ?? 'jan'},`,
    `  howpublished = {\\url{${reference.permalink}}},`,
    `  note = {Calcul ${reference.run}, SHA-256 ${reference.sha256}}`,
    '}',
  ].join('\n')
}

/** The CSL-JSON item, in a list as reference managers import it. */
export const cslOf = (reference: Reference): Record<string, unknown>[] => [
  {
    id: `relais-${reference.code}-${reference.run.slice(0, 12)}`,
    type: 'dataset',
    title: title(reference, 'fr'),
    author: [{ literal: 'Relais' }],
    issued: { 'date-parts': [reference.asOf.split('-').map(Number)] },
    URL: reference.permalink,
    version: reference.run,
    language: 'fr',
    note: `SHA-256 ${reference.sha256}`,
  },
]
