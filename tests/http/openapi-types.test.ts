import openapiTypes from 'openapi-typescript'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { openApi } from '../../server/contract/openapi.ts'

type Source = Parameters<typeof openapiTypes>[0]

/** What somebody writes against the types that a generator made of the description. */
const CLIENT = `
import type { paths, components } from './relais'
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: infer Content } } }
} ? Content[keyof Content] : never
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <T extends true>(_?: T) => undefined

holds<Same<Answer<'/api/v1/cabinets'>['items'][number], components['schemas']['Cabinet']>>()
holds<Same<Answer<'/api/v1/cabinets/nearest'>['items'][number]['cabinet'], components['schemas']['Cabinet']>>()
holds<Same<Answer<'/api/v1/territoires/{niveau}'>['items'][number], components['schemas']['Area']>>()
holds<Same<Answer<'/api/v1/territoires/{niveau}/{code}'>['figures'][number], components['schemas']['Figure']>>()
holds<Same<Answer<'/api/v1/changements'>['items'][number], components['schemas']['Change']>>()
holds<Same<Answer<'/api/v1/territoires/{niveau}.csv'>, string>>()
holds<Same<components['schemas']['Figure']['value'], number | null>>()
holds<Same<components['schemas']['CabinetStatus']['value'], 'active' | 'reduced' | 'suspended' | 'stopped' | 'unknown'>>()
holds<Same<NonNullable<components['schemas']['Area']['cabinetsByStatus']>['active'], number>>()
`

test('a generated client types the answers: one type an address, and nothing of the main ones unknown', async () => {
  const nodes = await openapiTypes(
    openApi('1.2.3', { cabinet: 'C1', run: '0', origin: 'https://relais.example' }) as unknown as Source,
  )
  const printer = ts.createPrinter()
  const relais = printer.printList(
    ts.ListFormat.MultiLine,
    ts.factory.createNodeArray(nodes),
    ts.createSourceFile('relais.ts', '', ts.ScriptTarget.Latest),
  )
  for (const name of ['Figure', 'Cabinet', 'Area', 'Rank', 'CabinetStatus', 'StatusEvent', 'Change', 'Place'])
    expect(new RegExp(`\\n {8}${name}: \\{[^]*?\\n {8}\\};`).exec(relais)?.[0], name).toSatisfy(
      (told?: string) => told !== undefined && !told.includes('unknown;'),
    )
  const sources: Readonly<Record<string, string>> = { '/relais.ts': relais, '/client.ts': CLIENT }
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es5.d.ts'] },
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (file) => file in sources || fileExists(file)
  host.readFile = (file) => sources[file] ?? readFile(file)
  host.getSourceFile = (file, ...rest) =>
    file in sources
      ? ts.createSourceFile(file, sources[file]!, ts.ScriptTarget.ESNext)
      : getSourceFile(file, ...rest)
  const found = ts.getPreEmitDiagnostics(ts.createProgram(['/client.ts'], options, host))
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
})
