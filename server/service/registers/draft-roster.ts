import { stringify } from 'csv-stringify/sync'
import { draftCells } from '../../domain/registers/draftCells.ts'
import { isCareHouse } from '../../domain/registers/finessSite.ts'
import type { RegisterSite } from '../../domain/registers/register-site.ts'
import { ROSTER_FIELDS } from '../../domain/roster/cabinet-columns.ts'
import { plainText } from '../../domain/plainText.ts'
import type { Wanted } from './read-register.ts'

/** What a steward names the places of the scheme by. */
export interface Named {
  /** Words of a raison sociale or an enseigne, whatever their accents and capitals. */
  readonly words: readonly string[]
  /** Nine digits each. */
  readonly sirens: readonly string[]
}

/** Keeps the places that a steward names; without any, of FINESS every maison and centre de santé, of the RPPS none. */
export function wantedBy({ words, sirens }: Named): Wanted {
  const sought = words.map((word) => ` ${plainText(word)} `)
  const called = (names: readonly string[]): boolean =>
    names.some((name) => {
      const plain = ` ${plainText(name)} `
      return sought.some((word) => plain.includes(word))
    })
  const owned = (siren: string, siret: string): boolean =>
    sirens.some((one) => siren === one || siret.startsWith(one))
  const all = words.length + sirens.length === 0
  return {
    finess: (row) =>
      isCareHouse(row) && (all || called([row.rs ?? '', row.rslongue ?? '']) || owned('', row.siret ?? '')),
    rpps: ({ names, siren, siret }) => called(names) || owned(siren, siret),
  }
}

/** Activities at one single place from which it is more likely to be the seat than where nurses work. */
const LIKELY_SEAT = 10

/** Whether a register knows the people of a scheme at one address only: the employer’s, which says nothing of where they are. */
export const isSeatAlone = (sites: readonly RegisterSite[]): boolean =>
  sites.length === 1 && (sites[0]!.posts?.all ?? 0) >= LIKELY_SEAT

/**
 * A draft of a roster in our own format (CSV for a French spreadsheet), by commune and name: every line « à confirmer », status
 * unknown, nurse time to be completed. Nothing imports it by itself.
 */
export function draftRoster(sites: readonly RegisterSite[]): string {
  const rows = sites
    .map(draftCells)
    .map((cells) => ROSTER_FIELDS.map((field) => unarmed(cells[field] ?? '')))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return stringify([ROSTER_FIELDS, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  })
}

/** A text that a spreadsheet would run loses the sign that makes it do so; a longitude in the west keeps its own. */
const unarmed = (text: string): string =>
  /^-\d+(\.\d+)?$/.test(text) ? text : text.replace(/^[=+@-]+\s*/, '')

const key = (row: readonly string[]): string =>
  `${row[ROSTER_FIELDS.indexOf('code_commune')]} ${row[ROSTER_FIELDS.indexOf('nom')]}`
