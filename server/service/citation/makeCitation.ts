import { canonicalJson } from '../../country/runs/run-id.ts'
import { sha256 } from '../../sha256.ts'
import type { getCitation, OutputOf } from '../../contract/index.ts'
import { METHOD } from '../../domain/situation.ts'
import type { Run } from '../../db/queries/runs/saveRun.ts'
import { phrasesOf } from './phrases.ts'
import { bibtexOf, cslOf, noteOf } from './references.ts'
import type { CitedFigure, CitedRank } from './run-figures.ts'

export type Citation = OutputOf<typeof getCitation>

/** Stands for the address of the service in what is kept: it is not known to the calculation, and may change. */
export const ORIGIN = '{{origin}}'

/** The hash that a quotation names and that `verify` makes again. */
export const hashOfFigures = (quoted: {
  readonly run: string
  readonly code: string
  readonly asOf: string
  readonly figures: readonly CitedFigure[]
  readonly rank: CitedRank | null
}): string => {
  const { run, code, asOf, figures, rank } = quoted
  return sha256(canonicalJson({ run, code, asOf, figures, rank }))
}

/** Words a stored run's figures of one circonscription; nothing in it depends on when it is asked for. */
export function makeCitation(
  run: Run,
  area: { readonly code: string; readonly nom: string },
  { figures, rank }: { readonly figures: readonly CitedFigure[]; readonly rank: CitedRank | null },
): Citation {
  const { code, nom } = area
  const quoted = { run: run.id, code, nom, asOf: run.asOf, demonstration: run.demonstration, figures, rank }
  const permalink = `${ORIGIN}/citation/${run.id}/${code}`
  const reference = { ...quoted, permalink, sha256: hashOfFigures(quoted) }
  return {
    run: run.id,
    code,
    nom,
    asOf: run.asOf,
    demonstration: run.demonstration,
    method: METHOD,
    permalink,
    sha256: reference.sha256,
    phrases: phrasesOf(quoted),
    note: noteOf(reference),
    bibtex: bibtexOf(reference),
    csl: cslOf(reference),
    commande: `npm run relais -- verify ${permalink}`,
    figures: figures.map((figure) => ({ ...figure, sources: [...figure.sources] })),
    rank,
    calcul: {
      inputs: { ...run.inputs },
      parameters: { ...run.parameters },
      codeVersion: run.codeVersion,
      seed: run.seed,
      intervals: run.intervals,
      sha256: run.sha256,
    },
  }
}
