import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import type { FinessRow } from '../../domain/registers/finessSite.ts'
import type { Register, RegisterSite } from '../../domain/registers/register-site.ts'
import { readFiness } from './read-finess.ts'
import { RegisterFileError } from './register-file-error.ts'
import { isRppsHeader, readRpps, type RppsKey } from './read-rpps.ts'

/** Six times the register of establishments. */
const LARGEST_FINESS = 256 * 1024 * 1024
/** The header of the RPPS has 1,700 signs. */
const HEAD = 16 * 1024
const PIECE = 1024 * 1024

/** Which places are kept. */
export interface Wanted {
  readonly finess: (row: FinessRow) => boolean
  readonly rpps: (key: RppsKey) => boolean
}

/** A register file as read: `lines` in it, `kept` of them at the places given. */
export interface RegisterReading {
  readonly register: Register
  readonly sites: readonly RegisterSite[]
  readonly lines: number
  readonly kept: number
}

/** Which register a file is, by its first line. @throws RegisterFileError when it is none. */
export async function registerOf(path: string): Promise<Register> {
  const file = await open(path).catch(() => {
    throw new RegisterFileError('unreadable')
  })
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head.length === 0) throw new RegisterFileError('empty')
    if (head[0] === 0x50 && head[1] === 0x4b) throw new RegisterFileError('archive')
    return isRppsHeader(head.toString('utf8').split('\n')[0]!) ? 'rpps' : 'finess'
  } finally {
    await file.close()
  }
}

/** Reads the places that are wanted from a register file, whichever it is. @throws RegisterFileError when it is none. */
export async function readRegister(path: string, wanted: Wanted): Promise<RegisterReading> {
  const register = await registerOf(path)
  if (register === 'rpps')
    return { register, ...(await readRpps(createReadStream(path, { highWaterMark: PIECE }), wanted.rpps)) }
  if ((await stat(path)).size > LARGEST_FINESS) throw new RegisterFileError('too-large')
  const { sites, lines } = await readFiness(await readFile(path), wanted.finess)
  return { register, sites, lines, kept: sites.length }
}
