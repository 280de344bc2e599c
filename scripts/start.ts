import { runRelais } from './run-relais.ts'

/** `npm start`: builds the pages when they are missing, then serves. */
runRelais(async (say) => {
  const { openBuiltWeb } = await import('./build-web.ts')
  return openBuiltWeb(say)
}).then(({ address }) => console.log(`Relais answers at ${address}`))
