import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An address as the geocoder of a test knows it. */
export interface KnownAddress {
  readonly label: string
  readonly citycode: string
  readonly lon: number
  readonly lat: number
  readonly score: number
}

/** A geocoder of this machine that speaks as the Géoplateforme does, well or badly. */
export interface TestGeocoder {
  readonly url: string
  /** Texts that it was asked, in order. */
  readonly asked: string[]
  /** How it answers from now on. */
  answer: (response: ServerResponse, request: IncomingMessage) => void
  readonly close: () => Promise<void>
}

/** The national format: a GeoJSON collection, with more properties than anybody reads. */
const collection = (addresses: readonly KnownAddress[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: addresses.map(({ lon, lat, ...known }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        ...known,
        type: 'housenumber',
        postcode: '79000',
        context: '79, Deux-Sèvres',
        importance: 0.6,
      },
    })),
  })

/** Starts it on a free port; it answers `known` until told otherwise. */
export async function startGeocoder(known: readonly KnownAddress[]): Promise<TestGeocoder> {
  const asked: string[] = []
  const geocoder = { answer: (response: ServerResponse) => void response.end(collection(known)) } as {
    answer: TestGeocoder['answer']
  }
  const server = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://geocoder').searchParams.get('q') ?? '')
    response.setHeader('Content-Type', 'application/json')
    geocoder.answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(geocoder, {
    url: `http://127.0.0.1:${port}/geocodage/search`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
