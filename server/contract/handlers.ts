import type { Action, Author } from '../domain/stewards/roles.ts'
import type { Endpoint, InputOf, OutputOf } from './endpoint.ts'
import type { EndpointName, Endpoints } from './endpoints.ts'

/** Where the caller reaches the service: permalinks begin with it. */
export interface Address {
  readonly origin: string
}

/** Who asks for something that not everybody may, and the file that was sent with it (empty where none is taken). */
export interface Caller extends Address {
  readonly author: Author
  readonly file: Buffer
}

/** What answers an endpoint: validated values in, data out; never a request or a response. */
type Handler<E extends Endpoint> = E extends { readonly access: Action }
  ? (input: InputOf<E>, caller: Caller) => OutputOf<E> | Promise<OutputOf<E>>
  : (input: InputOf<E>, address?: Address) => OutputOf<E> | Promise<OutputOf<E>>

/** One handler an endpoint: a missing one, or one of another shape, does not compile. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Endpoints[Name]> }
