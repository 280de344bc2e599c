import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keptAllocation } from '../../server/country/views/kept-allocation.ts'
import { allocated, type Allocated } from '../../server/country/views/view.ts'
import { keptIn } from '../../server/db/kept.ts'
import { worldInputs } from '../world.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-kept-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const never = (): Allocated => {
  throw new Error('made again')
}

describe('what is kept from one start to the next', () => {
  test('is an allocation, the same to the last bit', () => {
    const made = keptAllocation(keptIn(folder, 'program'), 'key', worldInputs, () => allocated(worldInputs))
    expect(keptAllocation(keptIn(folder, 'program'), 'key', worldInputs, never)).toEqual(made)
  })

  test('is not found for other inputs or by another program, and gives way to what these make', () => {
    keptIn(folder, 'program').put('figures', 'key', [1, 2])
    expect(keptIn(folder, 'program').find('figures', 'other key')).toBeUndefined()
    expect(keptIn(folder, 'next program').find('figures', 'key')).toBeUndefined()
    keptIn(folder, 'next program').put('figures', 'key', [3])
    expect(keptIn(folder, 'next program').find('figures', 'key')).toEqual([3])
    expect(readdirSync(folder)).toHaveLength(1)
  })

  test('is made again when its file is damaged', () => {
    const kept = keptIn(folder, 'program')
    kept.put('figures', 'key', Float64Array.of(1.5, 2.5))
    const file = join(folder, readdirSync(folder)[0]!)
    const bytes = readFileSync(file)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(file, bytes)
    expect(kept.find('figures', 'key')).toBeUndefined()
    writeFileSync(file, bytes.subarray(0, 20))
    expect(kept.find('figures', 'key')).toBeUndefined()
  })

  test('is only time: where nothing can be written the value is given all the same', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(keptIn(join(folder, 'file', 'cache'), 'program').put('figures', 'key', 7)).toBe(7)
  })
})
