import { fileURLToPath } from 'node:url'
import { lintFromString, loadConfig } from '@redocly/openapi-core'

const configPath = fileURLToPath(new URL('../../.redocly.yaml', import.meta.url))

/** What Redocly finds wrong with an OpenAPI document by the rules of `.redocly.yaml`. */
export async function lintOpenApi(description: object): Promise<readonly string[]> {
  const problems = await lintFromString({
    source: JSON.stringify(description),
    absoluteRef: '/openapi.json',
    config: await loadConfig({ configPath }),
  })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)
}
