/** `npm start`: the program as it was built from these sources, in a few files; as it is written, when it is not built yet. */
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { builtProgram } from './program/built.mjs'

module.enableCompileCache?.()
const { entry, there } = builtProgram()
if (there) await import(pathToFileURL(entry).href)
else {
  await import('./typescript.mjs')
  await import('./start.ts')
}
