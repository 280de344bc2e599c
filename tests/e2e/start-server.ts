import { launch } from './launch.ts'

/**
 * Starts the server that the tests share and says where in RELAIS_URL; answers how to stop it. With RELAIS_URL already set,
 * tests that server instead.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env.RELAIS_URL) return async () => {}
  const { address, stop } = await launch()
  process.env.RELAIS_URL = address
  return stop
}
