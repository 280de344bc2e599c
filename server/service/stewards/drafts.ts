import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How the file of a draft is meant, and what was corrected in the page. */
interface DraftSettings {
  readonly evidence: 'association' | 'ars' | 'cpts' | 'cabinet'
  readonly partial: boolean
  /** The whole roster of all France, not of the départements that it names; drafts of before do not say. */
  readonly everywhere?: boolean
  readonly closuresMeant: boolean
  /** Which row of which sheet is the header, when the steward said it. */
  readonly table?: { readonly sheet?: string; readonly row?: number }
  /** By line, then by column. */
  readonly corrections: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A roster file that waits for its confirmation. */
export interface Draft extends DraftSettings {
  readonly id: string
  readonly fileName: string
}

/** The files that wait, one for each token: another one replaces it, a day later it is gone. */
export interface Drafts {
  readonly save: (
    tokenId: string,
    file: { readonly bytes: Buffer; readonly fileName: string } & Omit<DraftSettings, 'corrections'>,
  ) => Promise<Draft>
  readonly find: (tokenId: string) => Promise<(Draft & { readonly bytes: Buffer }) | null>
  readonly change: (tokenId: string, draft: Draft, settings: DraftSettings) => Promise<void>
  readonly remove: (tokenId: string) => Promise<void>
}

const KEPT_MS = 24 * 3_600_000
const TOKEN_ID = /^[a-z0-9]{10}$/

/** Keeps drafts in a folder that only this user reads, so that a restart loses nothing. */
export function createDrafts(folder: string): Drafts {
  const path = (tokenId: string, kind: 'json' | 'bin'): string => {
    if (!TOKEN_ID.test(tokenId)) throw new Error('not the id of a token')
    return join(folder, `${tokenId}.${kind}`)
  }
  const put = async (file: string, content: Buffer | string): Promise<void> => {
    await writeFile(`${file}.new`, content, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  const sweep = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) {
      const { mtimeMs } = await stat(join(folder, name))
      if (Date.now() - mtimeMs > KEPT_MS) await rm(join(folder, name), { force: true })
    }
  }
  const remove = async (tokenId: string): Promise<void> => {
    await rm(path(tokenId, 'json'), { force: true })
    await rm(path(tokenId, 'bin'), { force: true })
  }
  return {
    save: async (tokenId, { bytes, ...settings }) => {
      await sweep()
      await remove(tokenId)
      await put(path(tokenId, 'bin'), bytes)
      const draft: Draft = { id: randomUUID(), corrections: {}, ...settings }
      await put(path(tokenId, 'json'), JSON.stringify(draft))
      return draft
    },
    find: async (tokenId) => {
      await sweep()
      try {
        const draft = JSON.parse(await readFile(path(tokenId, 'json'), 'utf8')) as Draft
        return { ...draft, bytes: await readFile(path(tokenId, 'bin')) }
      } catch {
        return null
      }
    },
    change: (tokenId, { id, fileName }, settings) =>
      put(path(tokenId, 'json'), JSON.stringify({ id, fileName, ...settings })),
    remove,
  }
}
