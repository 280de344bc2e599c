import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forwardCommand, serveCommands } from '../../server/db/command-socket.ts'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import { authenticate } from '../../server/db/access/authenticate.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { TODAY } from '../roster/roster-world.ts'
import { servedWorld } from '../world-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'relais-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, ...lines: string[]): string => {
  writeFileSync(join(folder, name), lines.join('\n'))
  return name
}

describe.each(databases)('the command line on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const relais = async (...argv: string[]) => {
    const printed: string[] = []
    const context = {
      database,
      cwd: folder,
      today: TODAY,
      served: servedWorld(folder),
      geocoder: null,
      print: (line: string) => void printed.push(line),
    }
    const { command, input } = parseCommand(argv)
    const well = (await command.before?.(input, context)) === false ? false : await runCommand(argv, context)
    return { well, printed: printed.join('\n') }
  }

  test('a token is shown once, listed without its secret, and fails once revoked', async () => {
    const { printed } = await relais(
      'token',
      'create',
      '--label',
      'ARS d’ici',
      '--role',
      'steward',
      '--departements',
      '79,2a',
    )
    const text = printed.split('\n')[0]!
    expect(await authenticate(database.knex, text)).toMatchObject({
      author: { label: 'ARS d’ici', departements: ['79', '2A'] },
    })
    // The secret may hold underscores of its own.
    const [, id, ...parts] = text.split('_')
    const secret = parts.join('_')
    expect(secret.length).toBeGreaterThan(20)
    const listed = (await relais('token', 'list')).printed
    expect(listed).toContain(`${id}\tsteward\t79,2A`)
    expect(listed).not.toContain(secret)
    expect(await relais('token', 'revoke', id!)).toEqual({ well: true, printed: `${id} is revoked.` })
    expect(await authenticate(database.knex, text)).toEqual({ refused: 'revoked' })
    expect((await relais('token', 'revoke', id!)).well).toBe(false)
    expect((await relais('audit', '--subject', id!)).printed).toMatch(/revoke-token[^]*create-token/)
  })

  test.each([
    [['token', 'create', '--label', 'X'], '--role must be one of reader, moderator, steward, national'],
    [['token', 'create', '--label', 'X', '--role', 'steward'], '--departements 79,86'],
    [['token', 'create', '--label', 'X', '--role', 'national', '--departements', '79'], 'whole country'],
    [
      ['token', 'create', '--label', 'X', '--role', 'steward', '--departements', 'Vienne'],
      '"VIENNE" is no département',
    ],
    [['token', 'create', '--label', ' ', '--role', 'reader'], 'Say who holds the token'],
    [['token', 'create', '--label', 'X', '--role', 'reader', '--expires', '2020-01-01'], 'last day'],
    [['token', 'revoke'], 'Name the id of one token'],
    [['backup'], 'Name the file to write'],
    [['import-cabinets', 'absent.csv'], 'cannot be read'],
    [['import-cabinets', 'a.csv', '--evidence', 'rumour'], '--evidence must be one of'],
    [['dance'], 'Usage: npm run relais'],
    [['token', 'list', '--all'], "Unknown option '--all'"],
  ])('%j is explained', async (argv, expected) => {
    await expect(relais(...argv)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(expected),
    })
  })

  test('a roster is refused, corrected, tried, then imported', async () => {
    const file = put(
      'liste.csv',
      'id;nom;code_commune;etp',
      'A1;Cabinet du Port;79001;1',
      'A2;Cabinet des Halles;79999;1',
    )
    const refused = await relais('import-cabinets', file)
    expect(refused).toMatchObject({
      well: false,
      printed: expect.stringContaining('ligne 3, code_commune « 79999 » : Commune inconnue'),
    })
    put('corrections.json', '{"3":{"code_commune":"79002"}}')
    const tried = await relais(
      'import-cabinets',
      file,
      '--corrections',
      'corrections.json',
      '--dry-run',
      '--report',
      'rapport.csv',
    )
    expect(tried.printed).toContain('2 ajoutés')
    expect(tried.printed).toContain('Essai')
    expect(readFileSync(join(folder, 'rapport.csv'), 'utf8')).toContain('3;A2;Cabinet des Halles;ajouté')
    expect((await listCabinets(database.knex)).map(({ id }) => id)).not.toContain('A1')
    const imported = await relais('import-cabinets', file, '--corrections', 'corrections.json')
    expect(imported).toMatchObject({
      well: true,
      printed: expect.stringContaining('la liste de démonstration est retirée'),
    })
    expect((await listCabinets(database.knex)).map(({ id }) => id)).toEqual(['A1', 'A2'])
    expect((await relais('import-cabinets', file, '--corrections', 'corrections.json')).printed).toContain(
      'déjà celle-ci',
    )
  })

  test('a backup is made and put back', async () => {
    expect((await relais('backup', 'relais.backup')).well).toBe(true)
    const before = await listCabinets(database.knex)
    put('autre.csv', 'id;nom;code_commune;etp', 'A3;Autre;79003;1')
    await relais('import-cabinets', 'autre.csv', '--partial')
    expect(await relais('restore', 'relais.backup')).toMatchObject({
      well: false,
      printed: expect.stringContaining('--replace'),
    })
    expect((await relais('restore', 'relais.backup', '--replace')).well).toBe(true)
    expect(await listCabinets(database.knex)).toEqual(before)
  })
})

test('while a server has the database, commands are run by it, and only the owner may ask', async () => {
  const asked: unknown[] = []
  const close = await serveCommands(folder, async (command, print) => {
    asked.push(command)
    if (command.argv[0] === 'fail') throw new Error('what went wrong')
    print('one')
    print('two')
    return command.argv[0] === 'well'
  })
  const printed: string[] = []
  const forward = (...argv: string[]) =>
    forwardCommand(folder, { argv, cwd: '/somewhere' }, (line) => void printed.push(line))
  expect(await forward('well')).toBe(true)
  expect(await forward('not')).toBe(false)
  await expect(forward('fail')).rejects.toThrow('what went wrong')
  expect(printed).toEqual(['one', 'two', 'one', 'two'])
  expect(asked[0]).toEqual({ argv: ['well'], cwd: '/somewhere' })
  await close()
  expect(await forward('well')).toBeNull()
})

test('a file of 100,000 lines of garbage is refused within 512 MB, before any database is opened', async () => {
  const dataDir = join(folder, 'never-made')
  const lines = Array.from({ length: 100_000 }, (_, k) => `${'é"x;'.repeat(1 + (k % 30))}${k}`)
  put('garbage.csv', 'nom;code_commune;etp', ...lines)
  const script = fileURLToPath(new URL('../../scripts/relais.ts', import.meta.url))
  const meter = put(
    'meter.mjs',
    // On Linux maxRSS counts the process that started this one too.
    `import { existsSync, readFileSync } from 'node:fs'
    process.on('exit', () => {
      const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
      console.error('MAXRSS', /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
    })`,
  )
  const args = [
    '--import',
    join(folder, meter),
    '--import',
    import.meta.resolve('tsx'),
    script,
    'import-cabinets',
    join(folder, 'garbage.csv'),
  ]
  const failed = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, DATA_DIR: dataDir },
  }).then(
    () => null,
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
  )
  expect(failed?.code).toBe(1)
  expect(failed!.stdout).toContain('rien n’est importé')
  expect(failed!.stdout.length).toBeLessThan(100_000)
  expect(Number(/MAXRSS (\d+)/.exec(failed!.stderr)![1])).toBeLessThan(512 * 1024)
  expect(existsSync(dataDir)).toBe(false)
})
