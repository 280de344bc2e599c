import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from '../free-port.ts'
import { scratch } from '../scratch.ts'
import type { Answered } from './ask.ts'
import type { BareAnswer } from './bare.ts'

/** Who is asked beside the others. */
export interface Rival {
  readonly name: string
  /** Of the process that began all that answers. */
  readonly pid: number
  /** Its answers take so long that a few of them tell. */
  readonly slow?: true
  /** Where it answers what Relais answers at `path`; null where it has nothing of the kind. */
  readonly addressOf: (path: string) => string | null
  readonly stop: () => Promise<unknown>
}

/** Headers without which the bytes could not be read. */
const NEEDED = ['content-type', 'content-encoding', 'content-length']

const stopper = (child: ChildProcess) => async (): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** The limit inside Node: the same bytes of each address from memory, with the fewest headers. */
export async function startBare(answered: ReadonlyMap<string, Answered>): Promise<Rival> {
  const file = fileURLToPath(new URL('bare.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = [...answered].map(([path, { headers, body }]): BareAnswer => [
    path,
    Object.fromEntries(NEEDED.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
    body.toString('base64'),
  ])
  child.stdin.end(JSON.stringify(answers))
  const [address] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { name: 'bare Node', pid: child.pid!, addressOf: (path) => address + path, stop: stopper(child) }
}

/** The limit: the squeezed bytes of one address as a file of a folder; null where nginx is not installed. */
export async function startNginx(
  path: string,
  answered: ReadonlyMap<string, Answered>,
): Promise<Rival | null> {
  if (spawnSync('nginx', ['-v']).error) return null
  const folder = mkdtempSync(join(scratch, 'relais-nginx-'))
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, answered.get(path)!.body)
  const port = await freePort()
  const settings = `
    daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr crit;
    events { worker_connections 256; }
    http {
      access_log off; keepalive_requests 1000000; sendfile on; tcp_nopush on; open_file_cache max=100;
      types { application/vnd.mapbox-vector-tile mvt; }
      server { listen 127.0.0.1:${port}; root ${folder}; add_header Content-Encoding gzip; }
    }`
  writeFileSync(join(folder, 'nginx.conf'), settings)
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' })
  const stop = stopper(child)
  return {
    ...{
      name: 'nginx',
      pid: child.pid!,
      addressOf: (asked) => (asked === path ? `http://127.0.0.1:${port}${path}` : null),
    },
    stop: () => stop().finally(() => rmSync(folder, { recursive: true })),
  }
}
