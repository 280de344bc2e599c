import { launch } from './launch.ts'
import { serveTiles } from './serve-tiles.ts'

/**
 * Starts the server that the tests share and says where in RELAIS_URL; answers how to stop it. With RELAIS_URL already set,
 * tests that server instead, whose BASEMAP_URL must then be one that answers here.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env.RELAIS_URL) return async () => {}
  const tiles = await serveTiles()
  const { address, stop } = await launch({ BASEMAP_URL: tiles.template })
  process.env.RELAIS_URL = address
  return async () => {
    await stop()
    tiles.stop()
  }
}
