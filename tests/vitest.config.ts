import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

const files = readdirSync(join(root, 'tests'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))

/** A suite that opens a database says so by importing databases.ts; only then is a server started. */
const needsDatabase = (file: string): boolean =>
  readFileSync(join(root, file), 'utf8').includes("/databases.ts'")

/** A limit ends what hangs; it never judges how fast a shared machine is. */
const PATIENCE_MS = 300_000
const common = {
  root,
  environment: 'node' as const,
  pool: 'forks' as const,
  maxWorkers: 2,
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
}

export default defineConfig({
  root,
  test: {
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'unit',
          // One loading of the modules serves all files: what a test puts in a global it takes out again.
          isolate: false,
          include: files.filter((file) => !needsDatabase(file)),
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'database',
          include: files.filter(needsDatabase),
          globalSetup: [join(root, 'tests/postgres-server.ts')],
        },
      },
    ],
  },
})
