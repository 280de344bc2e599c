import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { codeVersion, figureFiles, WITHOUT_FIGURES } from '../../server/country/runs/code-version.ts'

const DOMAIN = fileURLToPath(new URL('../../server/domain/', import.meta.url))
const roomOf = (file: string): string => file.split('/')[0]!

describe('the code that names a run', () => {
  test('is the whole domain but the rooms that check what people enter and read registers', () => {
    expect(WITHOUT_FIGURES).toEqual(['registers', 'roster', 'stewards'])
    const rooms = new Set(figureFiles().map(roomOf))
    for (const room of ['access', 'areas', 'draws', 'indicators', 'math', 'patients', 'random', 'risk'])
      expect(rooms).toContain(room)
    for (const room of ['secrecy', 'status', 'travel', 'parameters.ts']) expect(rooms).toContain(room)
    for (const room of WITHOUT_FIGURES) expect(rooms).not.toContain(room)
    expect(codeVersion('1.2.3')).toMatch(/^1\.2\.3\+[0-9a-f]{12}$/)
  })

  test('imports nothing from the rooms left out: a figure would rest on them', () => {
    const wrong = figureFiles().flatMap((file) =>
      [...readFileSync(DOMAIN + file, 'utf8').matchAll(/^import (?!type )[^']*from '(\.[^']+)'/gm)]
        .map(([, target]) => posix.join(posix.dirname(file), target!))
        // Telephones and opening hours, empty there: no figure is made of them.
        .filter((target) => target !== 'roster/cabinet-columns.ts')
        .filter((target) => WITHOUT_FIGURES.includes(roomOf(target)))
        .map((target) => `${file} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })
})
