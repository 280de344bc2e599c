import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { lintOpenApi } from './lint-openapi.ts'
import { endpoints } from '../../server/contract/endpoints.ts'
import type { Endpoint } from '../../server/contract/index.ts'
import { openApi } from '../../server/contract/openapi.ts'
import { t as docWords } from '../../web/docs/words.ts'

type Operation = { operationId: string; parameters: { name: string; in: string; required: boolean }[] }

const description = openApi('1.2.3', {
  cabinet: 'C1',
  run: 'f'.repeat(64),
  origin: 'https://relais.example',
}) as {
  info: { version: string }
  paths: Record<string, Record<string, Operation>>
}

test('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(description))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('it is clean under Redocly with the rules of .redocly.yaml', async () => {
  expect(await lintOpenApi(description)).toEqual([])
})

test('it lists every endpoint of the contract with its parameters', () => {
  const operations = Object.values(description.paths).flatMap((item) => Object.values(item))
  const files = (Object.entries(endpoints) as [string, Endpoint][]).flatMap(([name, { formats = [] }]) =>
    formats.map((format) => name + format[0]!.toUpperCase() + format.slice(1)),
  )
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    [...Object.keys(endpoints), ...files].sort(),
  )
  const nearest = description.paths['/api/v1/cabinets/nearest']!.get!
  expect(nearest.parameters.map(({ name, in: place, required }) => `${name} ${place} ${required}`)).toEqual([
    'lon query true',
    'lat query true',
    'limit query false',
    'statuses query false',
    'maxMinutes query false',
    'asOf query false',
    'knownAt query false',
  ])
  const territoire = description.paths['/api/v1/territoires/{niveau}/{code}']!.get!
  expect(territoire.parameters.filter(({ in: place }) => place === 'path')).toHaveLength(2)
})

test('every refusal that is promised is in the table of the page, in both languages', () => {
  const promised = Object.values(description.paths)
    .flatMap((item) => Object.values(item) as unknown as { responses: Record<string, unknown> }[])
    .flatMap(({ responses }) => Object.keys(responses))
    .filter((status) => /^4/.test(status))
  expect(new Set(promised).size).toBeGreaterThan(5)
  for (const locale of ['fr', 'en'] as const) {
    const told = docWords(locale).codes.flatMap(([statuses]) => statuses!.split(', '))
    expect(told.toSorted()).toEqual([...new Set([...promised, '503'])].toSorted())
  }
})
