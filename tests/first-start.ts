import { spawnRelais } from './spawn-relais.ts'
import { stateOf, template } from './scratch.ts'

/** All that shapes what a first start puts into its data folder. */
const SHAPING = ['server', 'data', 'package-lock.json']

/**
 * A data folder, to be copied, as a server leaves it that was started on an empty one, answered and was stopped. That first
 * start takes most of a minute: made once, it serves all who need the whole country. The pages are built with it.
 */
export const firstStart = (): Promise<string> =>
  template('first-start', stateOf(SHAPING), async (dataDir) => {
    const relais = await spawnRelais(dataDir)
    const { status } = await fetch(relais.address)
    const code = await relais.stop()
    if (status !== 200 || code !== 0)
      throw new Error(`After its first start the server answered ${status} and ended with code ${code}`)
  })
