import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Files beside the rooms, each one function that any room of the server may need. */
const SMALL_TOOLS = [
  'server/group-by.ts',
  'server/hash-files.ts',
  'server/in-turns.ts',
  'server/log.ts',
  'server/spawn-worker.ts',
]

/** Which room may import which. The order is the flow of data; `web` takes only types from the contract. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/domain': [],
  'server/contract': ['server/domain'],
  'server/db': ['server/domain', 'server/config.ts', ...SMALL_TOOLS],
  'server/country': ['server/domain', 'server/contract', 'server/db', ...SMALL_TOOLS],
  'server/service': ['server/domain', 'server/contract', 'server/db', 'server/country', ...SMALL_TOOLS],
  'server/http': [
    'server/contract',
    'server/domain',
    'server/db',
    'server/country',
    'server/service',
    'server/config.ts',
    ...SMALL_TOOLS,
  ],
  data: ['server/domain', 'server/country/package', ...SMALL_TOOLS],
  web: ['server/contract', 'server/domain'],
}
/** The rooms where all parts meet. */
const MEETING_PLACES = [
  'server/main.ts',
  'server/assemble.ts',
  'server/config.ts',
  ...SMALL_TOOLS,
  'scripts',
  'tests',
]

const TOP_LEVEL = [
  'CHANGELOG.md',
  'DECISIONS.md',
  'LICENSE',
  'README.md',
  'data',
  'package-lock.json',
  'package.json',
  'scripts',
  'server',
  'tests',
  'tsconfig.json',
  'web',
]

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !entry.parentPath.includes('/fixtures'),
    )
    .map((entry) => relative(top, join(entry.parentPath, entry.name)))

const roomOf = (file: string): string =>
  [...Object.keys(MAY_IMPORT), ...MEETING_PLACES]
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? file

interface Import {
  readonly file: string
  readonly target: string
  readonly typeOnly: boolean
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(top, file), 'utf8')
  const found: Import[] = []
  for (const match of text.matchAll(
    /(?:import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g,
  )) {
    const target = (match[2] ?? match[3]).replace(/\?.*$/, '')
    if (target.startsWith('.'))
      found.push({
        file,
        target: relative(top, resolve(top, dirname(file), target)),
        typeOnly: match[1] !== undefined,
      })
    else found.push({ file, target, typeOnly: match[1] !== undefined })
  }
  return found
}

const files = ['server', 'data', 'web', 'scripts'].flatMap(sourceFiles)

describe('the house', () => {
  test('imports point one way', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file)
      if (MEETING_PLACES.includes(room)) return []
      return importsOf(file)
        .filter(({ target }) => /^(server|data|web|scripts|tests)(\/|$)/.test(target))
        .filter(
          ({ target }) =>
            roomOf(target) !== room &&
            !MAY_IMPORT[room].some((r) => target === r || target.startsWith(`${r}/`)),
        )
        .map(({ target }) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  test('the domain imports nothing from outside, not even a library', () => {
    const wrong = sourceFiles('server/domain').flatMap((file) =>
      importsOf(file).filter(({ target }) => !target.startsWith('server/domain/')),
    )
    expect(wrong).toEqual([])
  })

  test('the domain computes to the same bit everywhere: no function that the language leaves to the engine', () => {
    const FIXED =
      /^(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|E|LN2|LN10|LOG2E|LOG10E|PI|SQRT1_2|SQRT2)$/
    const wrong = sourceFiles('server/domain').flatMap((file) => {
      const code = readFileSync(join(top, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const left = [...code.matchAll(/\bMath\.(\w+)/g)].map(([, name]) => name).filter((n) => !FIXED.test(n))
      return [
        ...left,
        ...(code.includes('**') ? ['**'] : []),
        ...(/\bMath\b(?!\.)/.test(code) ? ['Math'] : []),
      ].map((name) => `${file} uses ${name}: see server/domain/math`)
    })
    expect(wrong).toEqual([])
  })

  test('the web takes only types from the contract, so that zod is not shipped to phones', () => {
    const wrong = sourceFiles('web')
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => target.startsWith('server/contract') && !typeOnly)
    expect(wrong).toEqual([])
  })

  test('the rooms are small: no file over 250 lines', () => {
    const large = files.filter((file) => readFileSync(join(top, file), 'utf8').split('\n').length > 251)
    expect(large).toEqual([])
  })

  test('the top level holds the rooms and nothing else', () => {
    const extra = readdirSync(top).filter(
      (name) =>
        !name.startsWith('.') && name !== 'node_modules' && name !== 'dist' && !TOP_LEVEL.includes(name),
    )
    expect(extra).toEqual([])
  })

  test('SQL lives in server/db only', () => {
    const wrong = files
      .filter((file) => !file.startsWith('server/db/') && !file.startsWith('data/load'))
      .filter((file) =>
        /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM)\b/.test(
          readFileSync(join(top, file), 'utf8'),
        ),
      )
    expect(wrong).toEqual([])
  })
})
