import { existsSync, readFileSync } from 'node:fs'
import { copyFile, open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file of JSON lines that survives a power cut: what was appended and acknowledged is on the disk. */
export class Journal {
  #queue: Promise<void> = Promise.resolve()

  private readonly path: string
  private readonly file: FileHandle

  private constructor(path: string, file: FileHandle) {
    this.path = path
    this.file = file
  }

  /** Opens or makes the file; its name too is synced into the folder. */
  static async open(path: string): Promise<Journal> {
    const file = await open(path, 'a')
    const folder = await open(dirname(path), 'r')
    await folder.sync()
    await folder.close()
    return new Journal(path, file)
  }

  /** Appends entries and resolves when the disk has them. */
  append(entries: readonly unknown[]): Promise<void> {
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    const written = this.#queue.then(async () => {
      await this.file.appendFile(lines)
      await this.file.datasync()
    })
    this.#queue = written.catch(() => {})
    return written
  }

  /** What was appended so far; a last line cut by a crash was never acknowledged and is left out. */
  read(): unknown[] {
    if (!existsSync(this.path)) return []
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => parse(line))
  }

  /** Starts anew and keeps what was there beside it, under its date; for a restored backup, which must not be undone by it. */
  async setAside(): Promise<void> {
    const moved = this.#queue.then(async () => {
      if ((await this.file.stat()).size === 0) return
      const aside = `${this.path}.${new Date().toISOString().replaceAll(':', '-')}`
      await copyFile(this.path, aside)
      await this.file.truncate()
      await this.file.datasync()
    })
    this.#queue = moved.catch(() => {})
    await moved
  }

  async close(): Promise<void> {
    await this.#queue
    await this.file.close()
  }
}

/** A line cut in the middle by an earlier crash has the next entry glued to it: neither half is valid JSON alone. */
function parse(line: string): unknown[] {
  if (line === '') return []
  try {
    return [JSON.parse(line)]
  } catch {
    const next = line.lastIndexOf('{"idempotencyKey"')
    return next > 0 ? parse(line.slice(next)) : []
  }
}
