import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getCitation } from '../../../server/contract/index.ts'
import type { Citation } from '../../../server/service/citation/makeCitation.ts'
import { UsageError } from '../command.ts'

const PAGE = /^(?:\/en)?\/citation\/([0-9a-f]{64})\/([0-9A-Z-]+)$/

/** The address of the JSON of a citation, whether that or the page's was given. */
function jsonAddress(text: string): URL {
  const url = new URL(text)
  const page = PAGE.exec(url.pathname)
  return page ? new URL(`/api/v1/circonscriptions/${page[2]}/citation?run=${page[1]}`, url) : url
}

/** Where the service of a citation answers: the address it was read from, else the one it names itself. */
export const originOf = (from: string, { permalink }: Citation): string =>
  new URL(/^https?:/.test(from) ? from : permalink).origin

/** The citation at an address (its page or its JSON) or in a file. @throws UsageError saying what to give instead. */
export async function readCitation(from: string, cwd: string): Promise<Citation> {
  const parsed = getCitation.output.safeParse(
    /^https?:/.test(from) ? await fetched(jsonAddress(from)) : filed(resolve(cwd, from)),
  )
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new UsageError(
    `${from} is no citation (${path.join('.')}: ${message}): give the address of one, or its JSON.`,
  )
}

async function fetched(url: URL): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url)
  } catch (error) {
    throw new UsageError(
      `${url.href} does not answer (${String((error as Error).cause ?? error)}): save the JSON and give the file.`,
    )
  }
  if (response.status === 410)
    throw new UsageError(`${url.href}: ${((await response.json()) as { detail: string }).detail}`)
  if (!response.ok)
    throw new UsageError(`${url.href} answers ${response.status}: give the permalink of a citation.`)
  return response.json()
}

function filed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read as JSON (${(error as Error).message}): save the citation's JSON there.`,
    )
  }
}
