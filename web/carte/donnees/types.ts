import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listTerritoires } from '../../../server/contract/territoires.ts'

/** An area with its figures, as the API's list gives it. */
export type Territoire = OutputOf<typeof listTerritoires>['items'][number]
