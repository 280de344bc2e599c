/**
 * `npm test`: every suite, unit and database by vitest, then the browser's by Playwright. On Debian as root what is missing is
 * installed first; elsewhere what is found is used, and each suite left out is said in one line with the reason.
 * Suites of whole programs and faults (`tests/whole-only.ts`), and the server's database of the others, are left to REQUIRE_ALL=1, which
 * runs all and makes leaving one out a failure. `npm test -- tests/db` runs vitest on those files only, whichever they are.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPrograms } from '../tests/postgres-programs.ts'
import { missingPackages } from './cluster/programs.ts'
import { WHOLE_ONLY, WHOLE_ONLY_SPECS } from '../tests/whole-only.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const requireAll = process.env.REQUIRE_ALL === '1'

/** Debian's, Ubuntu's and Google's names of the browser. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

interface Tally {
  readonly passed: number
  readonly failed: number
  /** Tests that this machine cannot run; the browser's suite counts as one when there is no browser. */
  readonly skipped: number
  /** Each failed test with what it said: told again at the end, where a log cut short still has it. */
  readonly failures: readonly string[]
}

/** What the reports of both runners say of their tests, as far as we read it. */
interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly file: string
    readonly title: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}
interface PlaywrightReport extends PlaywrightSuite {
  readonly stats: Readonly<Record<'expected' | 'flaky' | 'unexpected' | 'skipped', number>>
}

/** Runs a command with our terminal and returns its exit code; 1 when it could not start. */
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

/** Installs the browser, the database and the programs that stand beside Relais where we may: Debian, as root. */
function installMissing(): void {
  const packages = [
    ...(CHROMIUM.some(existsSync) ? [] : ['chromium']),
    ...(process.env.DATABASE_URL_TEST || findPrograms() ? [] : ['postgresql', 'postgresql-postgis']),
    ...(existsSync('/usr/bin/ogrinfo') ? [] : ['gdal-bin']),
    ...(existsSync('/usr/sbin/nginx') ? [] : ['nginx-light']),
    ...(existsSync('/usr/sbin/haproxy') ? [] : ['haproxy']),
    ...(existsSync('/usr/bin/caddy') ? [] : ['caddy']),
    ...(requireAll ? missingPackages().filter((name) => !/^(postgresql|haproxy)/.test(name)) : []),
    ...(existsSync('/usr/bin/systemd-analyze') ? [] : ['systemd']),
    ...(existsSync('/usr/bin/openssl') ? [] : ['openssl']),
    ...(!requireAll || existsSync('/usr/bin/Rscript') ? [] : ['r-base-core']),
    // Half a gigabyte, for one of the long suites.
    ...(!requireAll || existsSync('/usr/lib/python3/dist-packages/qgis')
      ? []
      : ['python3-qgis', 'qgis-providers']),
  ]
  if (packages.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  console.log(`Installing ${packages.join(', ')}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if (run('apt-get', ['update', '-qq'], env) !== 0) return
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env)
}

/** A crash outside every test counts as a failure: the sum must never look better than the exit code. */
const atLeastOneFailure = (code: number, tally: Tally): Tally => ({
  ...tally,
  failed: code !== 0 && tally.failed === 0 ? 1 : tally.failed,
})

/** The first lines of what a failed test said. */
const told = (name: string, messages: readonly (string | undefined)[]): string =>
  [name, ...messages.join('\n').split('\n').slice(0, 12)].join('\n    ')

const vitestFailures = ({ testResults = [] }: Partial<VitestReport>): string[] =>
  testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [told(name, [message])] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => told(`${name}: ${fullName}`, failureMessages)),
  ])

/** A test that passed when tried again is told too: it asks to be mended. */
const playwrightFailures = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...suites.flatMap(playwrightFailures),
  ...specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) =>
        told(
          `${file}: ${title} (${status})`,
          results.map(({ error }) => error?.message),
        ),
      ),
  ),
]

function readReport<T>(path: string): Partial<T> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : {}
}

function runVitest(reports: string, filters: readonly string[]): Tally {
  const report = join(reports, 'vitest.json')
  const code = run(process.execPath, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(short ? WHOLE_ONLY.flatMap((file) => ['--exclude', file]) : []),
    ...filters,
  ])
  const outcome = readReport<VitestReport>(report)
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = outcome
  return atLeastOneFailure(code, { passed, failed, skipped, failures: vitestFailures(outcome) })
}

function runPlaywright(reports: string): Tally {
  const config = 'tests/playwright.config.ts'
  const chromium = CHROMIUM.find(existsSync)
  if (!existsSync(join(root, config))) return { passed: 0, failed: 0, skipped: 0, failures: [] }
  if (!chromium) {
    console.log('Skipped in the browser: no Chromium found (apt install chromium)')
    return { passed: 0, failed: requireAll ? 1 : 0, skipped: 1, failures: [] }
  }
  const report = join(reports, 'playwright.json')
  const code = run(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', config, '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      CHROMIUM_PATH: chromium,
    },
  )
  const outcome = readReport<PlaywrightReport>(report)
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = outcome.stats ?? {}
  const failures = playwrightFailures(outcome)
  return atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected, skipped, failures })
}

const filters = process.argv.slice(2)
/** Of a plain `npm test`: minutes, on a laptop. */
const short = !requireAll && filters.length === 0
if (short) process.env.RELAIS_SHORT_TESTS = '1'
const reports = mkdtempSync(join(tmpdir(), 'relais-reports-'))
installMissing()
const tallies = [runVitest(reports, filters), ...(filters.length === 0 ? [runPlaywright(reports)] : [])]
rmSync(reports, { recursive: true, force: true })
const sum = (key: Exclude<keyof Tally, 'failures'>): number =>
  tallies.reduce((total, tally) => total + tally[key], 0)
if (short)
  console.log(
    `Left to REQUIRE_ALL=1, as long: every suite on a PostgreSQL server, axe on every state and language of the pages, ${[...WHOLE_ONLY, ...WHOLE_ONLY_SPECS].join(', ')}`,
  )
for (const failure of tallies.flatMap(({ failures }) => failures)) console.log(`\n✘ ${failure}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') === 0 ? 0 : 1
