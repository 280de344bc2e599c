/**
 * Lets Node read TypeScript: by itself from 22.18 on, where types are only taken away and what was compiled is kept for the next
 * start; through tsx's loader before.
 */
import module from 'node:module'

module.enableCompileCache?.()
if (!process.features.typescript) await import('tsx')
