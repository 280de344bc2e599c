import { ROSTER_FIELDS, type RosterField } from '../../domain/roster/cabinet-columns.ts'
import type { PlanItem } from '../../domain/roster/planImport.ts'
import { SOURCES_DE_STEWARD } from '../../domain/stewards/statementProblems.ts'
import { listAudit } from '../../db/queries/stewards/listAudit.ts'
import type { ImportLine } from '../../contract/index.ts'
import type { ImportProgress } from '../../domain/roster/import-progress.ts'
import type { ImportOutcome } from '../roster/importer.ts'
import { LEAVE_OUT } from '../roster/read-roster.ts'
import { reportCsv } from '../roster/report-csv.ts'
import type { Draft } from './drafts.ts'
import type { Form, Upload } from './form.ts'
import { mustMay, sessionOf, type Answer, type Visit } from './visit.ts'

type Held = Draft & { readonly bytes: Buffer }

const NO_FILE = {
  fr: 'Choisissez un fichier CSV ou XLSX.',
  en: 'Choose a CSV or XLSX file.',
} as const

/** `/gestion/import`: the form of a file, and what the last import did. */
export const importPage = (visit: Visit): Promise<Answer> => upload(visit, null)

async function upload(visit: Visit, error: string | null): Promise<Answer> {
  mustMay(visit, 'import')
  const { deps, author, query } = visit
  const draft = await deps.drafts.find(author.tokenId)
  const [line] = query.fait ? await listAudit(deps.database.knex, { subject: query.fait }) : []
  const told = line?.tokenId === author.tokenId && line.action === 'import-roster' ? line.detail : null
  return {
    page: 'gestionImport',
    status: error === null ? 200 : 422,
    data: {
      session: await sessionOf(visit),
      error,
      draft: draft?.fileName ?? null,
      imported: told && {
        fileName: String(told.fileName),
        counts: told.counts as Record<string, number>,
        retiredDemonstration: query.demo === '1',
      },
      columns: deps.rosterSchema.fields.map(({ name, description, example, constraints }) => ({
        ...{ name, description },
        ...(example !== undefined && { example }),
        ...(constraints && { constraints }),
      })),
    },
  }
}

/** Keeps the file that was sent, and shows what it would change. */
export async function startImport(visit: Visit, form: Form, file: Upload['file']): Promise<Answer> {
  if (file === null) return upload(visit, NO_FILE[visit.context.locale])
  const { id } = await visit.deps.drafts.save(visit.author.tokenId, {
    bytes: file.bytes,
    fileName: file.name.slice(-120) || 'cabinets',
    evidence: form.oneOf('preuve', SOURCES_DE_STEWARD) ?? 'association',
    partial: form.text('portee') === 'partielle',
    everywhere: form.text('portee') === 'nationale',
    closuresMeant: false,
  })
  return { goTo: '/gestion/import/essai', importing: id }
}

/** Reads the draft, and applies it when `onlyAt` is a revision; how far it is is told under the id of the draft. */
const run = (visit: Visit, draft: Held, onlyAt: string | null): Promise<ImportOutcome> =>
  visit.deps.imports.follow(draft.id, (tell) => ask(visit, draft, onlyAt, tell))

const ask = (
  visit: Visit,
  draft: Held,
  onlyAt: string | null,
  progress: (progress: ImportProgress) => void,
): Promise<ImportOutcome> =>
  visit.deps.importCabinets({
    progress,
    bytes: draft.bytes,
    corrections: draft.corrections,
    ...(draft.table && { table: draft.table }),
    fileName: draft.fileName,
    author: visit.author,
    dryRun: onlyAt === null,
    options: {
      evidence: draft.evidence,
      partial: draft.partial,
      closuresMeant: draft.closuresMeant,
      departements: draft.everywhere
        ? visit.deps.atlas.territories.list('departement').map(({ code }) => code)
        : null,
    },
    ...(onlyAt !== null && { onlyAt }),
  })

/** `/gestion/import/essai`: what the file would change, line by line; refused lines can be corrected there. */
export const trialPage = (visit: Visit): Promise<Answer> => trial(visit, null)

async function trial(visit: Visit, notice: 'stale' | 'refused' | null): Promise<Answer> {
  mustMay(visit, 'import')
  const draft = await visit.deps.drafts.find(visit.author.tokenId)
  if (!draft) return { goTo: '/gestion/import' }
  const { plan, linesRead, tally, table, leftOut } = await run(visit, draft, null)
  const of = (outcome: PlanItem['outcome']): PlanItem[] =>
    plan.items.filter((item) => item.outcome === outcome)
  const { id, fileName, evidence, partial, everywhere = false, closuresMeant, corrections } = draft
  return {
    page: 'gestionEssai',
    status: notice === null ? 200 : 409,
    data: {
      session: await sessionOf(visit),
      draft: {
        ...{ id, fileName, evidence, partial, everywhere, closuresMeant },
        corrected: Object.keys(corrections).length,
      },
      linesRead,
      counts: { ...plan.counts },
      problems: plan.problems,
      tally,
      heads: headsOf(table),
      leftOut: leftOut.flatMap(({ line, why }) => (why === 'chosen' ? [line] : [])),
      refused: of('refused').map((item) => ({ ...shown(item), inputs: inputsOf(item, corrections) })),
      added: of('added').slice(0, MOST_SHOWN).map(shown),
      changed: of('changed').slice(0, MOST_SHOWN).map(shown),
      closed: of('closed').slice(0, MOST_SHOWN).map(shown),
      applicable: plan.applicable,
      retiresDemonstration: plan.retiresDemonstration,
      revision: plan.revision,
      notice,
    },
  }
}

/** The rows among which the header may be chosen; by the number of their sheet, which may have any name. */
const headsOf = (table: ImportOutcome['table']) =>
  (table?.heads ?? []).map(({ sheet, rows }, at) => ({
    sheet,
    rows: rows.map(({ line, text }) => ({
      ...{ line, text, value: `${at}.${line}` },
      chosen: sheet === table!.sheet && line === table!.row,
    })),
  }))

/** Lines shown of each kind; the report has all of them. */
const MOST_SHOWN = 100

const shown = ({ line, id, nom, outcome, changes, problems }: PlanItem): ImportLine => ({
  ...{ line, id, nom, outcome },
  changes: [...changes],
  problems: [...problems],
})

/** A place that is not found is more often put right by its code than by the word that failed. */
const PLACE: readonly RosterField[] = ['code_commune', 'code_postal', 'commune']

/** The fields of a refused line that can put it right, with what they hold. */
function inputsOf(
  { line, problems, cells }: PlanItem,
  corrections: Draft['corrections'],
): { readonly field: string; readonly value: string }[] {
  const wrong = problems.flatMap(({ severity, field }) => (severity === 'refused' && field ? [field] : []))
  const known = Object.keys(corrections[String(line)] ?? {})
  const place = wrong.some((field) => PLACE.includes(field)) ? PLACE : []
  const wanted = new Set<string>([...wrong, ...place, ...known])
  return ROSTER_FIELDS.filter((field) => wanted.has(field)).map((field) => ({
    field,
    value: cells?.[field] ?? '',
  }))
}

/** Keeps what was corrected and how the file is meant, and shows what it would change now. */
export async function correctImport(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'import')
  const { drafts } = visit.deps
  const draft = await drafts.find(visit.author.tokenId)
  if (!draft || draft.id !== form.text('essai')) return { goTo: '/gestion/import/essai' }
  const corrections: Record<string, Record<string, string>> = structuredClone(draft.corrections) as never
  for (const name of form.names()) {
    const left = /^l(\d{1,6})\.(laisser|reprendre)$/.exec(name)
    if (left?.[2] === 'laisser') corrections[left[1]!] = { ...corrections[left[1]!], [LEAVE_OUT]: 'oui' }
    if (left?.[2] === 'reprendre') delete corrections[left[1]!]?.[LEAVE_OUT]
    const [, line, field] = /^l(\d{1,6})\.([a-z_]{1,30})$/.exec(name) ?? []
    if (line === undefined || !ROSTER_FIELDS.some((known) => known === field)) continue
    const value = form.text(name, 500)
    const mend = form.text(`${name}.remede`, 500)
    if (mend !== '') {
      corrections[line] = { ...corrections[line], [field!]: mend }
      continue
    }
    // What was left as it stood in the file is no correction.
    if (value === form.text(`${name}.avant`, 500)) continue
    corrections[line] = { ...corrections[line], [field!]: value }
  }
  const table = await chosenTable(visit, draft, form)
  const moved = table !== undefined && table.row !== draft.table?.row
  await drafts.change(visit.author.tokenId, draft, {
    // Lines are told by their number: under another header of another sheet they are others.
    corrections: moved && table.sheet !== draft.table?.sheet ? {} : corrections,
    ...(table && { table }),
    evidence: form.oneOf('preuve', SOURCES_DE_STEWARD) ?? draft.evidence,
    partial: form.text('portee') === 'partielle',
    everywhere: form.text('portee') === 'nationale',
    closuresMeant: form.text('fermetures') === 'voulues',
  })
  return { goTo: '/gestion/import/essai' }
}

/** The header that was ticked, as the sheet and the row are called; undefined: none was. */
async function chosenTable(visit: Visit, draft: Held, form: Form): Promise<Draft['table']> {
  const ticked = form.text('entete', 40)
  const [, at, row] = /^(\d{1,3})\.(\d{1,6})$/.exec(ticked) ?? []
  if (at === undefined || ticked === form.text('entete.avant', 40)) return draft.table
  const { table } = await run(visit, draft, null)
  const sheet = table?.heads[Number(at)]?.sheet
  return { row: Number(row), ...(sheet != null && { sheet }) }
}

/** The dry run as a table for a spreadsheet. */
export async function importReport(visit: Visit): Promise<Answer> {
  mustMay(visit, 'import')
  const draft = await visit.deps.drafts.find(visit.author.tokenId)
  if (!draft) return { goTo: '/gestion/import' }
  const { plan } = await run(visit, draft, null)
  return { csv: reportCsv(plan), fileName: `essai-${draft.fileName.replace(/\.\w+$/, '')}.csv` }
}

/** Applies the file as it was shown, all or nothing; shows it again when somebody wrote in the meantime. */
export async function confirmImport(visit: Visit, form: Form): Promise<Answer> {
  mustMay(visit, 'import')
  const { drafts, refresh, imports } = visit.deps
  const draft = await drafts.find(visit.author.tokenId)
  if (!draft || draft.id !== form.text('essai')) return { goTo: '/gestion/import/essai' }
  const { plan, saved, stale } = await imports.follow(draft.id, async (tell) => {
    const outcome = await ask(visit, draft, form.text('revision', 200), tell)
    if (outcome.saved && outcome.plan.applicable) {
      tell({ phase: 'redrawing', done: 0, of: null })
      await refresh()
    }
    return outcome
  })
  if (stale) return trial(visit, 'stale')
  if (!plan.applicable || !saved) return trial(visit, 'refused')
  await drafts.remove(visit.author.tokenId)
  const demo = saved.retiredDemonstration ? '1' : '0'
  return { goTo: `/gestion/import?${new URLSearchParams({ fait: saved.id, demo })}` }
}
