import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { wholeNumber } from './numbers.ts'

const pixels = wholeNumber(1, 10_000).optional()

export const getOembed = endpoint({
  method: 'GET',
  path: '/api/v1/oembed',
  summary: 'The card of a sheet for another site, as oEmbed 1.0 asks for it',
  input: z.strictObject({
    url: z.string().max(500).describe('Address of a sheet, such as https://…/circonscription/72-04'),
    format: z.literal('json', { error: 'only json is answered' }).default('json'),
    maxwidth: pixels,
    maxheight: pixels,
  }),
  output: z.object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    provider_name: z.string(),
    provider_url: z.string(),
    title: z.string(),
    html: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    thumbnail_url: z.string(),
    thumbnail_width: z.number().int(),
    thumbnail_height: z.number().int(),
    cache_age: z.number().int(),
  }),
})
