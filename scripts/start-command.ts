import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `npm start` runs. */
export interface StartCommand {
  /** Variables that stand before the program: what the C library reads before Node runs. */
  readonly env: Readonly<Record<string, string>>
  readonly program: string
  readonly args: readonly string[]
}

/** What the package in `folder` says under `start`, for who runs it without the package manager, which would take the signal that stops it. */
export function startCommand(folder: string): StartCommand {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string }
  }
  const words = scripts.start.split(' ')
  const at = words.findIndex((word) => !/^\w+=/.test(word))
  return {
    env: Object.fromEntries(words.slice(0, at).map((word) => word.split('=') as [string, string])),
    program: words[at]!,
    args: words.slice(at + 1),
  }
}
