import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError, type Command, type CommandInput } from './command.ts'
import { folderOfRun, type SheetsRun } from './sheets/folderOfRun.ts'
import { openChromium } from './sheets/openChromium.ts'
import { progressBar } from './progressBar.ts'

interface List extends SheetsRun {
  readonly items: readonly { readonly code: string }[]
}

/** Pages of a PDF made by Chromium. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** `relais sheets --out <folder>`: the sheet of every circonscription as a PDF of one page. */
export const sheets: Command = {
  usage: 'sheets --out <folder> [--codes 72-04,13-16] [--from http://127.0.0.1:8080]',
  summary:
    'prints the sheets of all 577 circonscriptions, or of some, from a running Relais; goes on where it was stopped',
  options: { out: { type: 'string' }, codes: { type: 'string' }, from: { type: 'string' } },
  alone: async ({ options }, { cwd, print }) => {
    if (typeof options.out !== 'string') throw new UsageError('Name the folder to fill: --out <folder>.')
    const folder = resolve(cwd, options.out)
    const address = typeof options.from === 'string' ? options.from : ownAddress()
    const list = await listOf(address)
    const codes = wanted(list, options.codes)
    const browser = await openChromium()
    try {
      folderOfRun(folder, list)
      const missing = codes.filter((code) => !existsSync(join(folder, `${code}.pdf`)))
      if (missing.length < codes.length) print(`${codes.length - missing.length} sheets are there already.`)
      const page = await browser.newPage()
      const show = progressBar(missing.length)
      const begun = performance.now()
      const long: string[] = []
      // The font is optional on a screen: once fetched, it is there for every sheet.
      if (missing[0] !== undefined) await page.goto(`${address}/circonscription/${missing[0]}`)
      for (const [index, code] of missing.entries()) {
        const response = await page.goto(`${address}/circonscription/${code}`)
        if (!response?.ok())
          throw new UsageError(`${address}/circonscription/${code} answers ${response?.status()}.`)
        const pdf = await page.pdf({ preferCSSPageSize: true })
        if (pagesOf(pdf) !== 1) long.push(code)
        const file = join(folder, `${code}.pdf`)
        // Whole or not at all, so that a stop leaves nothing that looks done.
        writeFileSync(`${file}.part`, pdf)
        renameSync(`${file}.part`, file)
        show(index + 1, code)
      }
      if (missing.length > 0) {
        const seconds = (performance.now() - begun) / 1000
        print(
          `${missing.length} sheets in ${seconds.toFixed(1)} s, ${(seconds / missing.length).toFixed(2)} s each.`,
        )
      }
      if (long.length > 0) print(`More than one page: ${long.join(', ')}.`)
      const { run } = await listOf(address)
      if (run !== list.run) print('The figures changed meanwhile: print again into another folder.')
      return long.length === 0 && run === list.run
    } finally {
      await browser.close()
    }
  },
}

const ownAddress = (): string => `http://${process.env.HOST ?? '127.0.0.1'}:${process.env.PORT ?? '8080'}`

async function listOf(address: string): Promise<List> {
  const url = `${address}/api/v1/territoires/circonscription?limit=1000`
  const response = await fetch(url).catch(() => null)
  if (response?.ok) return (await response.json()) as List
  throw new UsageError(
    `No Relais answers at ${address}: start it (npm start), or say where it is with --from.`,
  )
}

function wanted({ items }: List, given: CommandInput['options'][string]): readonly string[] {
  const all = items.map(({ code }) => code)
  if (typeof given !== 'string') return all
  const codes = given.split(',').map((code) => code.trim().toUpperCase())
  const wrong = codes.find((code) => !all.includes(code))
  if (wrong !== undefined)
    throw new UsageError(`"${wrong}" is no circonscription: write --codes 72-04,13-16.`)
  return codes
}
