import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Journal } from '../../server/db/journal.ts'

describe('the journal', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-journal-'))
    path = join(folder, 'journal.ndjson')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('what was acknowledged is read back in order, by another process too', async () => {
    const journal = await Journal.open(path)
    await Promise.all([1, 2, 3].map((n) => journal.append([{ idempotencyKey: `k${n}`, note: 'é\n"' }])))
    await journal.close()
    const again = await Journal.open(path)
    expect(again.read()).toEqual([1, 2, 3].map((n) => ({ idempotencyKey: `k${n}`, note: 'é\n"' })))
    await again.close()
  })

  test('a line cut by a crash loses neither what came before nor what comes after', async () => {
    writeFileSync(path, `${JSON.stringify({ idempotencyKey: 'a' })}\n{"idempotencyKey":"b","sta`)
    const journal = await Journal.open(path)
    expect(journal.read()).toEqual([{ idempotencyKey: 'a' }])
    await journal.append([{ idempotencyKey: 'c' }])
    expect(journal.read()).toEqual([{ idempotencyKey: 'a' }, { idempotencyKey: 'c' }])
    await journal.close()
  })

  test('an empty line is nothing', async () => {
    const journal = await Journal.open(path)
    appendFileSync(path, '\n\n')
    expect(journal.read()).toEqual([])
    expect(readFileSync(path, 'utf8')).toBe('\n\n')
    await journal.close()
  })
})
