import { stringify } from 'csv-stringify/sync'
import { listLinks, type LinkLine } from '../../db/queries/confirmations/listLinks.ts'
import { makeLinks } from '../../db/queries/confirmations/makeLinks.ts'
import { revokeLinks } from '../../db/queries/confirmations/revokeLinks.ts'
import type { GestionPages, LinkState } from '../../contract/index.ts'
import { addDays } from '../../domain/status/publicStatus.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { qrOf } from '../sheet/qr.ts'
import { named } from './done.ts'
import type { Form } from './form.ts'
import { mustMay, sessionOf, type Answer, type Visit } from './visit.ts'

/** Days that a link may hold; a letter takes a week to be opened. */
const TERMS = ['30', '60', '90'] as const
/** A printed sheet has five cabinets a page; more is a mailing, made from the table. */
const MOST_PRINTED = 200
const MOST_LISTED = 200

/** The newest link of a cabinet as pages show it. */
export const linkState = ({ revokedAt, ...link }: LinkLine): LinkState => ({
  createdAt: link.createdAt,
  createdBy: link.createdBy,
  expiresOn: link.expiresOn,
  revoked: revokedAt !== null,
  answeredAt: link.answeredAt,
  state: link.state,
})

/** Cabinets of an author's territory that are worth a question: those known as stopped are left in peace. */
export function askable(
  deps: Pick<Visit['deps'], 'atlas' | 'today'>,
  author: Author,
): { readonly id: string; readonly departement: string }[] {
  const { statuses } = deps.atlas.views.at(deps.today())
  return deps.atlas.cabinets
    .map(({ id }) => ({ id, departement: named(deps, id).departement }))
    .filter(({ departement }) => author.departements === null || author.departements.includes(departement))
    .filter(({ id }) => {
      const { value, lastKnown } = statuses.get(id)!
      return (lastKnown ?? value) !== 'stopped'
    })
}

/** `/gestion/liens`: links that were made, and the form that makes others. */
export const linksPage = (visit: Visit): Promise<Answer> =>
  show(visit, visit.query.fait === 'retire' ? 'revoked' : null)

async function show(visit: Visit, notice: GestionPages['gestionLiens']['notice']): Promise<Answer> {
  const { deps, author, query } = visit
  mustMay(visit, 'record')
  const counts = new Map<string, number>()
  for (const { departement } of askable(deps, author))
    counts.set(departement, (counts.get(departement) ?? 0) + 1)
  const links = await listLinks(deps.database.knex, author.departements)
  const one = query.cabinet !== undefined && deps.atlas.cabinet(query.cabinet)
  return {
    page: 'gestionLiens',
    status: notice === 'too-many' || notice === 'none' ? 422 : 200,
    data: {
      session: await sessionOf(visit),
      departements: [...counts]
        .map(([code, cabinets]) => ({ code, cabinets }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
      cabinet: one ? named(deps, one.id) : null,
      links: [...links]
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
        .slice(0, MOST_LISTED)
        .map((link) => ({ ...linkState(link), cabinet: named(deps, link.cabinetId) })),
      total: links.length,
      notice,
      most: MOST_PRINTED,
    },
  }
}

/** Makes links for one cabinet, a département or the whole territory, as a sheet to print or a table for a mailing; or ends some. */
export async function linksForm(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'record')
  const { deps, author, context } = visit
  const single = form.text('cabinet', 64)
  if (form.text('faire') === 'retirer') {
    await revokeLinks(deps.database.knex, author, [single])
    return { goTo: '/gestion/liens?fait=retire' }
  }
  const departement = form.text('departement', 3)
  const ids = single
    ? [single]
    : askable(deps, author)
        .filter((one) => departement === '' || one.departement === departement)
        .map(({ id }) => id)
  if (ids.length === 0) return show(visit, 'none')
  const sheet = form.text('faire') !== 'csv'
  if (sheet && ids.length > MOST_PRINTED) return show(visit, 'too-many')
  const expiresOn = addDays(deps.today(), Number(form.oneOf('jours', TERMS) ?? '60'))
  const links = await makeLinks(deps.database.knex, author, { cabinetIds: ids, expiresOn })
  const items = links.map(({ cabinetId, text }) => ({
    cabinet: named(deps, cabinetId),
    url: confirmationUrl(context.origin, cabinetId, text),
  }))
  if (!sheet) return { csv: linksCsv(items, expiresOn), fileName: 'liens-de-confirmation.csv' }
  return {
    page: 'gestionFeuille',
    data: {
      session: await sessionOf(visit),
      expiresOn,
      items: items.map((item) => ({ ...item, qr: qrOf(item.url) })),
    },
  }
}

/** The whole address of a link, in French: whoever opens it may change the language. */
export const confirmationUrl = (origin: string, cabinetId: string, text: string): string =>
  `${origin}/confirmer/${encodeURIComponent(cabinetId)}/${text}`

/** Links as a table for a mailing (UTF-8 with BOM, `;`); names that a spreadsheet would run as formulas are disarmed. */
export const linksCsv = (
  items: readonly {
    readonly cabinet: {
      readonly id: string
      readonly nom: string
      readonly commune: string
      readonly departement: string
    }
    readonly url: string
  }[],
  expiresOn: string,
): string =>
  stringify(
    [
      ['id', 'nom', 'commune', 'departement', 'lien', 'valable_jusqu_au'],
      ...items.map(({ cabinet: { id, nom, commune, departement }, url }) => [
        ...[id, nom, commune, departement, url, expiresOn],
      ]),
    ],
    { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
  )
