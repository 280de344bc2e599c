import { createHash } from 'node:crypto'
import { provenanceOf } from '../deps.ts'
import type { Collection } from './collections.ts'
import { attributionOf, datasetsOf, type Frame } from './documents.ts'

/** What every answer with figures says of itself. */
export function provenance({ deps }: Frame, found: Collection) {
  const { run, asOf, demonstration } = provenanceOf(deps, deps.today())
  return {
    ...{ run, asOf, demonstration: demonstration && found.roster },
    attribution: attributionOf(deps, found),
    sources: datasetsOf(deps, found),
  }
}

/** The same address answers the same features as long as the calculation, and whether its intervals are drawn, stay. */
export function tagOf({ deps }: Frame, self: string): string {
  const { run, asOf } = provenanceOf(deps, deps.today())
  const drawn = deps.atlas.views.isAnalysed(asOf)
  const hash = createHash('sha256')
    .update(`${self} ${run} ${asOf} ${String(drawn)} ${deps.intakesRevision()}`)
    .digest('base64url')
  return `W/"${hash.slice(0, 22)}"`
}
