import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Where formatters are made and kept, and a form that makes one when it is sent. */
const MAKERS = ['web/ui/format.ts', 'web/stewards/send-roster.ts']

test('a formatter is made once, not at each figure: making one takes a hundred times as long as using it', () => {
  const files = ['web', 'server'].flatMap((room) =>
    (readdirSync(join(root, room), { recursive: true }) as string[])
      .filter((file) => /\.(ts|svelte)$/.test(file) && !/(^|\/)dist\//.test(file))
      .map((file) => join(room, file)),
  )
  expect(files.length).toBeGreaterThan(500)
  const made = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      // At the top of a file it is made when that is read.
      .filter(
        (line) =>
          /new Intl\.|toLocaleDateString|toLocaleTimeString/.test(line) && !/^(export )?const/.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(made.filter((one) => !MAKERS.some((maker) => one.startsWith(maker)))).toEqual([])
})
