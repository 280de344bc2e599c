import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listTerritoires } from '../../../server/contract/sheet.ts'

/** An area with its figures, as the API's list gives it. */
export type ListedArea = OutputOf<typeof listTerritoires>['items'][number]
