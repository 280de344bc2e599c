import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupEnd, type BackupHeader } from './write-backup.ts'

/** A file that cannot be restored: `message` is one sentence with the remedy. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** Rows of a table, as JSON text ready for the database. */
export interface BackupBatch {
  readonly table: string
  readonly rows: string
}

const NO_BACKUP = 'is not a backup of Relais, or was cut short: take another one.'

/** The lines of a backup. Throws a `BackupError` when the file is absent or no gzip. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  const lines = createInterface({ input: file.pipe(gunzip), crlfDelay: Infinity })
  const failed = new Promise<never>((_, reject) => gunzip.on('error', reject))
  failed.catch(() => {})
  try {
    const iterator = lines[Symbol.asyncIterator]()
    for (;;) {
      const next = await Promise.race([iterator.next(), failed])
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      throw new BackupError(`${path} cannot be read: check its name and your rights.`)
    throw new BackupError(`${path} ${NO_BACKUP}`)
  } finally {
    lines.close()
    file.destroy()
    gunzip.destroy()
  }
}

/** Reads a backup from end to end and checks that it is whole, before anything is touched. */
export async function checkBackup(
  path: string,
): Promise<{ readonly header: BackupHeader; readonly end: BackupEnd }> {
  const hash = createHash('sha256')
  let header: BackupHeader | null = null
  let previous: string | null = null
  for await (const line of linesOf(path)) {
    if (previous !== null) {
      header ??= parse<BackupHeader>(previous, path)
      hash.update(previous).update('\n')
    }
    previous = line
  }
  if (header?.format !== BACKUP_FORMAT) throw new BackupError(`${path} ${NO_BACKUP}`)
  if (header.version !== BACKUP_VERSION)
    throw new BackupError(`${path} was made by a newer Relais: update this one before restoring it.`)
  const end = parse<BackupEnd>(previous!, path)
  if (end.sha256 !== hash.digest('hex')) throw new BackupError(`${path} ${NO_BACKUP}`)
  return { header, end }
}

/** The batches of a backup that was checked. */
export async function* readBatches(path: string): AsyncGenerator<BackupBatch> {
  for await (const line of linesOf(path)) {
    const start = /^\{"table":("(?:[^"\\]|\\.)*"),"rows":/.exec(line)
    if (start) yield { table: JSON.parse(start[1]!) as string, rows: line.slice(start[0].length, -1) }
  }
}

function parse<T>(line: string, path: string): T {
  try {
    return JSON.parse(line) as T
  } catch {
    throw new BackupError(`${path} ${NO_BACKUP}`)
  }
}
