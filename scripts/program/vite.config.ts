import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const top = fileURLToPath(new URL('../..', import.meta.url))
/** What is started in threads and processes of their own. */
const workers = readdirSync(`${top}server`, { recursive: true, encoding: 'utf8' })
  .filter((name) => /-(worker|process)\.ts$/.test(name))
  .map((name) => `server/${name}`)
const nameOf = (file: string): string => file.split('/').at(-1)!.replace(/\.ts$/, '')

/** A module finds its files from where it is written, its threads and processes from where they are built. */
function keepPlaces(): Plugin {
  return {
    name: 'relais-keep-places',
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?')
      if (!file.startsWith(top) || file.includes('node_modules') || !code.includes('import.meta.url')) return
      return code
        .replaceAll(
          /new URL\('(?:\.{1,2}\/)+(?:[\w-]+\/)*([\w-]+-(?:worker|process))\.ts', import\.meta\.url\)/g,
          "new URL('./$1.js', builtHere)",
        )
        .replaceAll('import.meta.url', `new URL(${JSON.stringify(file.slice(top.length))}, writtenHere).href`)
    },
  }
}

/** `vite build -c scripts/program/vite.config.ts --ssr --outDir <folder>` puts the program in a few files; packages stay where they are. */
export default defineConfig({
  root: top,
  plugins: [keepPlaces()],
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: {
      // Packages stay where they are, and one that is not installed is missed only by the command that needs it.
      external: (id) => !/^[./]|^\w:/.test(id),
      input: Object.fromEntries([
        ['start', `${top}scripts/start.ts`],
        ...workers.map((file) => [nameOf(file), `${top}${file}`]),
      ]),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        banner: "const builtHere = import.meta.url, writtenHere = new URL('../../../', builtHere);",
      },
      checks: { pluginTimings: false },
    },
  },
})
