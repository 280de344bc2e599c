import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Files beside the rooms, each one function that any room of the server may need. */
const SMALL_TOOLS = [
  'server/domain/groupBy.ts',
  'server/hash-files.ts',
  'server/holdings.ts',
  'server/in-rounds.ts',
  'server/in-turns.ts',
  'server/log.ts',
  'server/paris-day.ts',
  'server/own-process.ts',
  'server/sha256.ts',
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
  'server/world.ts',
  'server/config.ts',
  ...SMALL_TOOLS,
  'scripts',
  'tests',
]

/** What the product's card says it is made of, as it is called in the registry (PostGIS: the build that `npm start` brings along). */
const CARD = [
  'express',
  '@electric-sql/pglite-postgis',
  'knex',
  'pg',
  'zod',
  'svelte',
  'vite',
  'maplibre-gl',
  '@turf/turf',
]

/** Folders of a room that belong to no subject. */
const SHARED_FOLDERS = ['ui', 'client', 'document', 'public', 'export']

const TOP_LEVEL = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'DECISIONS.md',
  'DEPENDENCIES.md',
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
    const target = (match[2] ?? match[3] ?? '').replace(/\?.*$/, '')
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
            !(MAY_IMPORT[room] ?? []).some((r) => target === r || target.startsWith(`${r}/`)),
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
      const left = [...code.matchAll(/\bMath\.(\w+)/g)]
        .map(([, name = '']) => name)
        .filter((n) => !FIXED.test(n))
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

  test('the rooms are small: no file over 300 lines', () => {
    const large = files.filter((file) => readFileSync(join(top, file), 'utf8').split('\n').length > 301)
    expect(large).toEqual([])
  })

  test('a written figure is for people: no program reads it back', () => {
    // The writer, the shapes that carry it, and the outputs that print it; `ofToday` reads what was frozen before states.
    const MAY_NAME = [
      'server/contract/figure.ts',
      'server/domain/figure.ts',
      'server/domain/secrecy/publicValue.ts',
      'server/service/citation/ofToday.ts',
      'server/service/citation/run-figures.ts',
      'server/service/gis/collections.ts',
      'server/service/gis/fields.ts',
      'server/service/gis/pages.ts',
      'server/service/rows.ts',
      'scripts/relais/verify/differences.ts',
    ]
    const naming = files.filter((file) => {
      const code = readFileSync(join(top, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
      return /[._]rounded\b|[{,]\s*rounded\s*[,}:=]|\brounded\??:|(['"])rounded\1/.test(code)
    })
    expect(naming.sort()).toEqual(MAY_NAME.sort())
  })

  test('why a figure is not shown is worded once', () => {
    const WORDS = /'(< 11|non diffusé|non calculé|donnée absente|sans objet)'|includes\('( à |<)/
    const wording = files.filter(
      (file) => !file.startsWith('data/') && WORDS.test(readFileSync(join(top, file), 'utf8')),
    )
    // The two dictionaries whose English differs: what a difference of two days, and what a scenario does not tell.
    expect(wording.sort()).toEqual([
      'server/domain/writeFigure.ts',
      'web/map/words.ts',
      'web/scenario/words.ts',
    ])
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

  test('no file imports itself by a detour, types counted', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).map(({ target }) => target)]))
    const circles = new Set<string>()
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'open') circles.add(trail.slice(trail.indexOf(file)).join(' -> '))
      if (state.has(file)) return
      state.set(file, 'open')
      for (const target of graph.get(file) ?? []) if (graph.has(target)) visit(target, [...trail, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect([...circles]).toEqual([])
  })

  test('only the doors know what a request is', () => {
    const wrong = files
      .filter((file) => !file.startsWith('server/http/') && !MEETING_PLACES.includes(roomOf(file)))
      .filter((file) => importsOf(file).some(({ target }) => /^(express|express-.*|helmet)$/.test(target)))
    expect(wrong).toEqual([])
    const lines = sourceFiles('server/http').reduce(
      (sum, file) => sum + readFileSync(join(top, file), 'utf8').split('\n').length,
      0,
    )
    expect(lines).toBeLessThan(3000)
  })

  test('a file that holds one function bears its name; the others are written with hyphens', () => {
    const wrong = files.filter((file) => {
      const name = basename(file).replace(/(\.svelte)?\.ts$|\.d\.ts$|\.config\.ts$|\.svelte$/, '')
      if (file.endsWith('.svelte')) return !/^[A-Z][A-Za-z]*$/.test(name)
      if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return false
      const code = readFileSync(join(top, file), 'utf8')
      return !new RegExp(
        `export (default )?(async )?(function\\*?|const|type|interface|class) ${name}\\b`,
      ).test(code)
    })
    expect(wrong).toEqual([])
  })

  test('a subject has one folder name in every layer', () => {
    const glossary = readFileSync(join(top, 'server/domain/GLOSSARY.md'), 'utf8')
    const subjects = [...glossary.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name!)
    expect(subjects.length).toBeGreaterThan(9)
    const folders = ['server/service', 'web'].flatMap((room) =>
      [...new Set(sourceFiles(room).map((file) => relative(room, dirname(file)).split('/')[0]!))]
        .filter((name) => name !== '' && !SHARED_FOLDERS.includes(name))
        .map((name) => ({ room, name })),
    )
    expect(folders.filter(({ name }) => !subjects.includes(name))).toEqual([])
  })

  test('the nine packages of the card are direct dependencies in use', () => {
    const { dependencies } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    // Types alone are not use: they are gone when the program runs. `resolve`: a package that is read as files.
    const used = files.flatMap((file) => [
      ...importsOf(file).flatMap(({ target, typeOnly }) => (typeOnly ? [] : [target])),
      ...[...readFileSync(join(top, file), 'utf8').matchAll(/\.resolve\('([^']+)'\)/g)].map(
        ([, name]) => name!,
      ),
    ])
    const isUsed = (name: string) => used.some((target) => target === name || target.startsWith(`${name}/`))
    expect(CARD.filter((name) => !(name in dependencies) || !isUsed(name))).toEqual([])
  })
})
