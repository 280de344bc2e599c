import { z } from 'zod'
import type { Action } from '../domain/stewards/roles.ts'
import { decimalNumber, wholeNumber } from './numbers.ts'

/**
 * One endpoint is one value. `input` is flat: names in braces of `path` travel in the path, the others in the query
 * (GET) or in the JSON body (POST). Handlers receive the parsed input and return the output, nothing else.
 */
export interface Endpoint<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** Media types offered beside JSON, chosen by `?format=`. */
  readonly formats?: readonly ('csv' | 'geojson' | 'xlsx')[]
  /** The media type of its answer where it is not `application/json`. */
  readonly media?: string
  /** Success status; 200 unless told. */
  readonly status?: number
  /** What the holder of a bearer token must be allowed to do; without it the endpoint is public. */
  readonly access?: Action
  /** The body is a file of one of these media types, and `input` travels in the path and the query. */
  readonly file?: readonly string[]
}

/** Names in braces of a contract path: `/a/{id}` → `['id']`. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

/** Keeps the literal types of an endpoint so that a handler or a client is checked against it. */
export const endpoint = <I extends z.ZodObject, O extends z.ZodType>(value: Endpoint<I, O>): Endpoint<I, O> =>
  value

/** An endpoint for whoever holds a token: its handler is told who asks. */
export const stewardEndpoint = <I extends z.ZodObject, O extends z.ZodType>(
  value: Endpoint<I, O> & { readonly access: Action },
): Endpoint<I, O> & { readonly access: Action } => value

export type InputOf<E extends Endpoint> = z.output<E['input']>
export type OutputOf<E extends Endpoint> = z.input<E['output']>

/** A date without time, `2026-03-27`. */
export const isoDate = z.iso.date({ error: 'a date such as 2026-03-27 is expected' })

/** Longitude and latitude in degrees, WGS 84. */
export const longitude = decimalNumber(-180, 180)
export const latitude = decimalNumber(-90, 90)

/** Page of a list. */
export const paging = {
  limit: wholeNumber(1, 1000).prefault(100).describe('How many items, 1 to 1000'),
  offset: wholeNumber(0).prefault(0).describe('How many items to skip'),
}

/** What every list says of itself. */
export const counted = { numberMatched: z.number().int(), numberReturned: z.number().int() }

/** What every computed answer says of itself. */
export const provenance = {
  run: z.string().describe('Id of the calculation: hash of its inputs, parameters and code version'),
  method: z.number().int().describe('Version of the method that gives these figures'),
  asOf: isoDate,
  knownAt: z.string().optional().describe('The instant up to which records count; left out: now'),
  demonstration: z.boolean().describe('true when the answer rests on the fictitious demonstration roster'),
}
