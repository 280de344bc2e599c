import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../server/db/embedded/lock.ts'
import { DatabaseSetupError } from '../../server/db/errors.ts'

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('a second taker is refused in one sentence that names the folder and the remedy', async () => {
    const lock = await lockFolder(folder)
    const refusal = await lockFolder(folder).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(DatabaseSetupError)
    expect((refusal as Error).message).toContain(folder)
    expect((refusal as Error).message).toMatch(/DATA_DIR\.$/)
    await expect(lockFolder(folder, 'Said otherwise.')).rejects.toThrow('Said otherwise.')
    await lock.release()
  })

  test('a folder that was let go can be taken again', async () => {
    await (await lockFolder(folder)).release()
    await (await lockFolder(folder)).release()
  })

  test('a lock whose owner was killed is stale, and of many that find it one takes it', async () => {
    const owner = spawn(process.execPath, [
      '-e',
      `require('net').createServer((socket) => socket.end('held')).listen(${JSON.stringify(join(folder, 'lock-1-dead.sock'))}, () => console.log('held'))`,
    ])
    await once(owner.stdout, 'data')
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(DatabaseSetupError)
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const takers = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const held = takers.flatMap((taker) => (taker.status === 'fulfilled' ? [taker.value] : []))
    expect(held).toHaveLength(1)
    await held[0]!.release()
  })

  test('a path longer than a socket may have is locked all the same', async () => {
    const deep = join(folder, ...Array.from({ length: 12 }, () => 'a-rather-long-folder-name'))
    mkdirSync(deep, { recursive: true })
    const lock = await lockFolder(deep)
    await expect(lockFolder(deep)).rejects.toBeInstanceOf(DatabaseSetupError)
    await lock.release()
    await (await lockFolder(deep)).release()
  })
})
