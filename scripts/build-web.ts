import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Web } from '../server/assemble.ts'
import type { RenderPage } from '../server/contract/index.ts'
import { hashFiles } from '../server/hash-files.ts'
import { createAssets } from '../server/http/assets.ts'
import { builtProgram } from './program/built.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(top, 'dist/sources.sha256')
/** What the built web is made from. */
const SOURCES = ['web', 'server/domain', 'server/contract', 'package-lock.json']
const COMPRESSIBLE = /\.(js|mjs|css|svg|json|webmanifest|html|txt)$/
/** Under a kilobyte a compressed file saves nothing: the headers weigh as much. */
const WORTH_COMPRESSING = 1024

/** Programs kept: this one, and the former for a server that still runs it. */
const KEPT_PROGRAMS = 2

/** The built pages, built first when `dist` is missing or its sources have changed since, as is the program; `say` is told. */
export async function openBuiltWeb(say: (step: string) => void): Promise<Web> {
  await buildWeb(say)
  await buildProgram(say)
  const entry = pathToFileURL(join(top, 'dist/server/entry-server.js')).href
  const { renderPage } = (await import(entry)) as { readonly renderPage: RenderPage }
  return { renderPage, assets: createAssets(join(top, 'dist/client')) }
}

async function buildWeb(say: (step: string) => void): Promise<void> {
  const stamp = hashFiles(
    top,
    SOURCES.flatMap(filesOf)
      .filter((file) => /\.\w+$/.test(file))
      .sort(),
  )
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return
  say('Building the pages')
  // In a process of its own: the builder's few hundred megabytes leave with it.
  await vite('build', '-c', 'web/vite.config.ts')
  await vite('build', '-c', 'web/vite.config.ts', '--ssr')
  await vite('build', '-c', 'web/service-worker.config.ts')
  await compress(join(top, 'dist/client'))
  writeFileSync(STAMP, stamp)
}

/** Puts the program where the next start looks for it: whole, or not at all. */
async function buildProgram(say: (step: string) => void): Promise<void> {
  const { folder, there } = builtProgram()
  if (there) return
  say('Building the program')
  const part = `${folder}.${process.pid}`
  await vite('build', '-c', 'scripts/program/vite.config.ts', '--ssr', '--outDir', part)
  rmSync(folder, { recursive: true, force: true })
  renameSync(part, folder)
  const programs = readdirSync(dirname(folder)).map((name) => join(dirname(folder), name))
  const newest = programs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const former of newest.slice(KEPT_PROGRAMS)) rmSync(former, { recursive: true, force: true })
}

async function vite(...words: string[]): Promise<void> {
  const program = join(top, 'node_modules/vite/bin/vite.js')
  const building = promisify(execFile)(process.execPath, [program, ...words], { cwd: top })
  // A start that fails meanwhile does not leave a builder behind.
  const stop = (): boolean => building.child.kill()
  process.once('exit', stop)
  const { stderr } = await building
  process.off('exit', stop)
  if (stderr) console.error(stderr)
}

const filesOf = (path: string): string[] =>
  path.includes('.')
    ? [path]
    : (readdirSync(join(top, path), { recursive: true }) as string[]).map((name) => join(path, name))

/** Writes `.br` and `.gz` beside each file worth it, once instead of at every request. */
async function compress(folder: string): Promise<void> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    COMPRESSIBLE.test(name),
  )
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const bytes = readFileSync(file)
      if (bytes.length < WORTH_COMPRESSING) return
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params: quality }))
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}
