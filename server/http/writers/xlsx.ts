import { LRUCache } from 'lru-cache'
import { utils, write } from '@e965/xlsx'
import type { listTerritoires, OutputOf } from '../../contract/index.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { areaCredits } from '../../service/downloads/areaCredits.ts'
import { workbookNotes } from '../../service/downloads/workbookNotes.ts'
import { areaRows } from '../../service/rows.ts'
import type { Writer } from '../serve.ts'

const kept = new LRUCache<string, Buffer>({ max: 4 })

/** An Excel workbook: the rows of the CSV, and what they mean. Cells are typed, so none can run as a formula. */
export const xlsxWriter = (deps: HandlerDeps): Writer => ({
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write: (_name, output) => {
    const list = output as OutputOf<typeof listTerritoires>
    // A quarter of a second of compression: the same list of the same run is not made twice.
    const key = `${list.run} ${list.items.map(({ niveau, code }) => niveau + code).join(' ')}`
    const known = kept.get(key)
    if (known) return known
    const book = utils.book_new()
    const notes = workbookNotes(list, areaCredits(deps, list.items[0]?.niveau))
    const figures = utils.json_to_sheet(areaRows(list))
    // Codes such as 01 or 2E5 stay text: json_to_sheet keeps the type of a JavaScript value.
    utils.book_append_sheet(book, figures, 'Chiffres')
    utils.book_append_sheet(book, utils.aoa_to_sheet(notes), 'À lire')
    const file = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
    kept.set(key, file)
    return file
  },
})
