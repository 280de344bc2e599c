import { readdirSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashFiles } from '../../hash-files.ts'

const DOMAIN = fileURLToPath(new URL('../../domain', import.meta.url))

/** Rooms of the domain that no figure rests on: they check what people enter and say what is wrong with it. */
export const WITHOUT_FIGURES: readonly string[] = ['registers', 'roster', 'stewards']

/** The files of the domain that figures rest on, paths inside it, sorted. */
export function figureFiles(): string[] {
  return (readdirSync(DOMAIN, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !WITHOUT_FIGURES.includes(file.split(sep)[0]!))
    .map((file) => file.replaceAll(sep, '/'))
    .sort()
}

/** The version of the software with the hash of the method's own code: a change there makes other runs. */
export const codeVersion = (version: string): string =>
  `${version}+${hashFiles(DOMAIN, figureFiles()).slice(0, 12)}`
