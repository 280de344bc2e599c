import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais, type Spawned } from '../spawn-relais.ts'
import { freePort } from '../free-port.ts'
import { canRun, run, type Running } from './programs.ts'

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../scripts/deploy/${name}`, import.meta.url)), 'utf8')

/** Puts a machine's own addresses in the place of an example's; each must be there, or the test would try another file. */
function written(text: string, own: readonly (readonly [string, string])[]): string {
  return own.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`the example no longer says ${from}`)
    return rest.replaceAll(from, to)
  }, text)
}

interface Ports {
  readonly relais: string
  readonly plain: number
  readonly tls: number
  readonly folder: string
}

/** How each proxy is started on its example, and where it logs. */
const PROXIES = {
  nginx: {
    program: '/usr/sbin/nginx',
    start: ({ relais, plain, tls, folder }: Ports): Running => {
      const site = written(example('nginx.conf'), [
        ['127.0.0.1:8080', relais],
        ['listen 80;', `listen 127.0.0.1:${plain};`],
        ['listen 443 ssl', `listen 127.0.0.1:${tls} ssl`],
        ['/etc/ssl/relais', folder],
        ['/var/log/nginx', folder],
      ])
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off;\npid ${folder}/nginx.pid;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}events {}\nhttp {\n` +
          ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
            .map((kind) => `${kind}_temp_path ${folder}/${kind};\n`)
            .join('') +
          `${site}}\n`,
      )
      return run('/usr/sbin/nginx', [
        '-p',
        folder,
        '-c',
        join(folder, 'nginx.conf'),
        '-e',
        join(folder, 'start.log'),
      ])
    },
    log: ({ folder }: Ports, _running: Running): string =>
      ['relais.log', 'relais-error.log', 'start.log']
        .map((name) => join(folder, name))
        .filter(existsSync)
        .map((path) => readFileSync(path, 'utf8'))
        .join(''),
  },
  haproxy: {
    program: '/usr/sbin/haproxy',
    start: ({ relais, plain, tls, folder }: Ports): Running => {
      const pem = join(folder, 'relais.pem')
      for (const part of ['cert.pem', 'key.pem']) appendFileSync(pem, readFileSync(join(folder, part)))
      const file = join(folder, 'haproxy.cfg')
      writeFileSync(
        file,
        written(example('haproxy.cfg'), [
          ['127.0.0.1:8080', relais],
          ['bind :80\n', `bind 127.0.0.1:${plain}\n`],
          ['bind :443', `bind 127.0.0.1:${tls}`],
          ['/etc/haproxy/relais.pem', pem],
        ]),
      )
      return run('/usr/sbin/haproxy', ['-db', '-f', file])
    },
    log: (_ports: Ports, running: Running): string => running.said(),
  },
  caddy: {
    program: '/usr/bin/caddy',
    start: ({ relais, plain, tls, folder }: Ports): Running => {
      const file = join(folder, 'Caddyfile')
      const own = `admin off\n storage file_system ${folder}/caddy\n http_port ${plain}\n https_port ${tls}`
      writeFileSync(
        file,
        written(example('Caddyfile'), [
          ['127.0.0.1:8080', relais],
          ['auto_https disable_redirects', `auto_https disable_redirects\n ${own}`],
          ['relais.example', 'relais.test'],
          ['/etc/ssl/relais', folder],
          ['/var/log/caddy', folder],
        ]),
      )
      return run('/usr/bin/caddy', ['run', '--adapter', 'caddyfile', '--config', file])
    },
    log: ({ folder }: Ports, running: Running): string => {
      const lines = readFileSync(join(folder, 'relais.log'), 'utf8')
      const requests = lines.split('\n').flatMap((line) => {
        if (!line) return []
        const { request, status } = JSON.parse(line) as {
          request: { method: string; uri: string }
          status: number
        }
        return [`${request.method} ${request.uri} ${status}`]
      })
      return [...requests, lines, running.said()].join('\n')
    },
  },
} as const

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** How the proxies are known: their certificate is their own. */
const RELAIS = { servername: 'relais.test', rejectUnauthorized: false }

/** Asks a proxy over TLS, from an address of this machine. */
const ask = (
  tls: number,
  path: string,
  {
    from = '127.0.0.1',
    body,
    headers = {},
  }: { from?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port: tls, path, localAddress: from, ...RELAIS },
        method: body ? 'POST' : 'GET',
        headers: { Host: 'relais.test', ...(body && { 'Content-Type': 'application/json' }), ...headers },
        agent: false,
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: text }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body && JSON.stringify(body))
  })

/** Sends bytes as they are and answers all that comes back until the other side closes, or says nothing for a second. */
const sendRaw = (tls: number, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port: tls, ...RELAIS }, () => socket.write(bytes))
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (part) => (text += part.toString()))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(text))
  })

const SCENARIO = { asOf: '2026-11-01', closures: [{ by: 'cabinets', ids: ['demo-0001'] }] }

describe.each(Object.keys(PROXIES) as (keyof typeof PROXIES)[])(
  'behind %s, as its example has it',
  (name) => {
    const proxy = PROXIES[name]
    const here = canRun(proxy.program)
    const folder = mkdtempSync(join(scratch, `relais-${name}-`))
    let relais: Spawned
    let running: Running
    let ports: Ports

    beforeAll(async () => {
      if (!here) return
      const dataDir = join(folder, 'data')
      cpSync(await firstStart(), dataDir, { recursive: true })
      relais = await spawnRelais(dataDir)
      execFileSync('openssl', [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=relais.test'],
        ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
      ])
      ports = { relais: new URL(relais.address).host, plain: await freePort(), tls: await freePort(), folder }
      running = proxy.start(ports)
      await vi.waitFor(async () => expect((await ask(ports.tls, '/readyz')).status).toBe(200), 20_000)
    })
    afterAll(async () => {
      await running?.stop()
      await relais?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    test.runIf(here)('pages are answered over TLS, and plain HTTP leads there', async () => {
      const page = await ask(ports.tls, '/trouver?q=niort')
      expect(page.status).toBe(200)
      expect(page.body).toContain('Autour de Niort')
      expect(page.headers['strict-transport-security']).toBe('max-age=31536000')
      // The address that a page says of itself is the one it was asked at.
      expect(page.body).toContain('https://relais.test/trouver')
      const plain = await fetch(`http://127.0.0.1:${ports.plain}/que-faire`, { redirect: 'manual' })
      // A port that is not the usual one is the caller's own, and is kept or left off.
      expect([plain.status, plain.headers.get('location')]).toEqual([
        301,
        expect.stringMatching(/^https:\/\/127\.0\.0\.1(:\d+)?\/que-faire$/),
      ])
    })

    test.runIf(here)('no caller says for everybody which host it is', async () => {
      const { body } = await ask(ports.tls, '/que-faire', { headers: { 'X-Forwarded-Host': 'evil.example' } })
      expect(body).toContain('relais.test')
      expect(body).not.toContain('evil.example')
    })

    test.runIf(here)('a caller has a quota of its own, whatever it claims to be', async () => {
      const left = async (options: Parameters<typeof ask>[2]): Promise<number> => {
        const { headers } = await ask(ports.tls, '/api/v1/scenarios', { ...options, body: SCENARIO })
        return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1])
      }
      const first = await left({})
      expect(first).toBeGreaterThan(10)
      expect(await left({ headers: { 'X-Forwarded-For': '203.0.113.7' } })).toBe(first - 1)
      expect(await left({ headers: { Forwarded: 'for=203.0.113.8', 'X-Real-IP': '203.0.113.9' } })).toBe(
        first - 2,
      )
      // Another machine is not asked to wait for this one.
      expect(await left({ from: '127.0.0.2' })).toBe(first)
    })

    test.runIf(here)('no searched place and no secret of a link comes into its log', async () => {
      const secret = 'abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV'
      await ask(ports.tls, '/trouver?q=perpignan')
      await ask(ports.tls, '/api/v1/cabinets/nearest?lon=2.8954&lat=42.6986')
      await ask(ports.tls, `/confirmer/demo-0001/${secret}`)
      await ask(ports.tls, `/en/confirm/demo-0001/${secret}`)
      await ask(ports.tls, `/alertes/${secret}`)
      await ask(ports.tls, `/en/alerts/${secret}`)
      await ask(ports.tls, '/que-faire', { headers: { Referer: 'https://relais.test/trouver?q=perpignan' } })
      await vi.waitFor(() => expect(proxy.log(ports, running)).toContain('GET /que-faire 200'), 10_000)
      const log = proxy.log(ports, running)
      expect(log).toContain('GET /trouver 200')
      for (const kept of ['perpignan', '42.6986', '2.8954', secret, 'confirm'])
        expect(log).not.toContain(kept)
    })

    test.runIf(here)('a request of two lengths gives nobody else’s answer away', async () => {
      const hidden = 'GET /metrics HTTP/1.1\r\nHost: relais.test\r\nX: '
      for (let turn = 0; turn < 5; turn++) {
        await sendRaw(
          ports.tls,
          `POST /api/v1/scenarios HTTP/1.1\r\nHost: relais.test\r\nContent-Type: application/json\r\nContent-Length: ${
            5 + hidden.length
          }\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
        )
        await sendRaw(
          ports.tls,
          `POST /api/v1/scenarios HTTP/1.1\r\nHost: relais.test\r\nContent-Length: 4\r\nTransfer-Encoding : chunked\r\n\r\n5c\r\n${hidden}\r\n0\r\n\r\n`,
        )
        // What was left over would begin the next request on the connection to Relais: another's.
        for (const path of ['/healthz', '/nulle-part', '/api/v1/sources']) {
          const { status, body } = await ask(ports.tls, path)
          expect([path, status]).toEqual([path, path === '/nulle-part' ? 404 : 200])
          expect(body).not.toContain('http_request_duration_seconds')
        }
      }
    })

    test.runIf(here)('live changes come through as they happen', async () => {
      const first = await new Promise<string>((resolve, reject) => {
        const sent = request(
          {
            ...{
              host: '127.0.0.1',
              port: ports.tls,
              path: '/api/v1/changements/flux',
              ...RELAIS,
            },
            headers: { Host: 'relais.test', Accept: 'text/event-stream' },
            agent: false,
          },
          (response) => {
            response.once('data', (part: Buffer) => {
              resolve(`${response.headers['content-type']} ${part.toString()}`)
              response.destroy()
            })
          },
        )
        sent.on('error', reject)
        sent.end()
      })
      expect(first).toMatch(/^text\/event-stream/)
    })
  },
)
