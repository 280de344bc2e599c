import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(`${top}${file}`, 'utf8')
const { dependencies } = JSON.parse(read('package.json')) as {
  dependencies: Readonly<Record<string, string>>
}
interface Locked {
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly integrity?: string
  readonly resolved?: string
}
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).filter(([path, { dev }]) => path !== '' && !dev)

test('every package of a running Relais has its reason, and no other is named', () => {
  const named = read('DEPENDENCIES.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
  expect(named.sort()).toEqual(Object.keys(dependencies).sort())
})

test('all come from the registry under a hash; only esbuild runs a script, and need not', () => {
  const loose = locked.filter(
    ([, { integrity, resolved }]) => !integrity || (resolved !== undefined && !resolved.startsWith('https:')),
  )
  expect(loose.map(([path]) => path)).toEqual([])
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  expect(scripted).toEqual(['node_modules/esbuild'])
})
