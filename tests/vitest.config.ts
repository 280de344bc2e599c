import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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
  // Tables of the whole country outlive V8's 16 MB for what is young: a quarter of such a test went into copying them.
  execArgv: ['--max-semi-space-size=64'],
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
}

/**
 * The files that take longest, the longest first: begun last, one of them would keep one worker busy while the other idles.
 * On a fresh clone Vitest knows only how long their text is.
 */
const LONGEST = [
  'scripts/installed',
  'deploy/proxies',
  'stewards/kill',
  'scripts/verify',
  'data/build',
  'data/refresh',
  'data/unattended',
  'data/load',
  'scripts/program',
  'faults/damage',
  'scripts/dev',
  'domain/scenario/countryScenario',
  'db/upgrade',
  'http/golden',
  'db/engine',
  'stewards/gestionPages',
  'http/api',
  'changes/webhooks',
  'db/connect',
]
class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return place < 0 ? LONGEST.length : place
    }
    return (await super.sort(specifications)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'unit',
          // One loading of the modules serves all files; those with a database keep apart, timers and sockets included.
          isolate: false,
          include: files.filter((file) => !needsDatabase(file)),
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...common,
          name: 'database',
          // A third of a short run went into loading the same modules again; in a whole one what a suite leaves behind would reach the next.
          isolate: !process.env.RELAIS_SHORT_TESTS,
          include: files.filter(needsDatabase),
          globalSetup: [join(root, 'tests/postgres-server.ts')],
        },
      },
    ],
  },
})
