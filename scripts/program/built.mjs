import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
/** What the program is made from: its pages are asked for by names that it carries. */
const SOURCES = ['server', 'scripts', 'web', 'package-lock.json']

/**
 * Where the program of these very sources lies once it is built: `entry`, and whether it is there. Another source, another folder: a server
 * that runs keeps the files it began with.
 * @returns {{ readonly folder: string, readonly entry: string, readonly there: boolean }}
 */
export function builtProgram() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesOf(source).sort()) hash.update(file).update(readFileSync(join(top, file)))
  const folder = join(top, 'dist/program', hash.digest('hex').slice(0, 16))
  const entry = join(folder, 'start.js')
  return { folder, entry, there: existsSync(entry) }
}

/** @param {string} source */
const filesOf = (source) =>
  source.includes('.')
    ? [source]
    : readdirSync(join(top, source), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(top.length))
