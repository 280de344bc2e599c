import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../free-port.ts'
import { scratch } from '../scratch.ts'
import type { Rival } from './rivals.ts'

/** What installs it on Debian and Ubuntu. */
export const MAPSERVER_INSTALL = 'apt-get install cgi-mapserver mapserver-bin spawn-fcgi nginx'

const MAPSERV = '/usr/bin/mapserv'
const STARTING_MS = 30_000

/**
 * MapServer by FastCGI behind nginx, as its makers advise, over the very communes that Relais serves: `communes` is the FlatGeobuf that it
 * gave (WGS 84), by its own reader, which takes less here than OGR does over the same file or a GeoPackage. One process of each; what it answers is not squeezed. Null where one of them is not installed.
 */
export async function startMapServer(communes: Uint8Array): Promise<Rival | null> {
  const found =
    spawnSync('spawn-fcgi', ['-v']).error === undefined && spawnSync('nginx', ['-v']).error === undefined
  if (!found || !existsSync(MAPSERV)) return null
  const folder = mkdtempSync(join(scratch, 'relais-mapserver-'))
  const port = await freePort()
  const files = {
    'communes.fgb': communes,
    'relais.map': map(folder),
    'relais.conf': config(folder),
    'nginx.conf': nginx(folder, port),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  // nginx takes the shell's place, so that the process of MapServer stands below it and both are counted.
  const command = `spawn-fcgi -n -s '${folder}/mapserv.sock' -- ${MAPSERV} & exec nginx -p '${folder}' -c '${folder}/nginx.conf'`
  const child = spawn('sh', ['-c', command], {
    // A group of its own: nginx would leave it behind.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, MAPSERVER_CONFIG_FILE: join(folder, 'relais.conf') },
  })
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit')
    // MapServer waits for the next request whatever else it is told; neither of them has anything to write.
    process.kill(-child.pid!, 'SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  }
  const addressOf = (path: string): string | null => addressIn(`http://127.0.0.1:${port}`, path)
  const until = performance.now() + STARTING_MS
  while (!(await answers(addressOf('/tiles/communes/8/127/88.mvt')!)))
    if (performance.now() > until) {
      await stop()
      throw new Error('MapServer does not answer the tile: look at its messages above.')
    }
  return { name: 'MapServer', pid: child.pid!, slow: true, addressOf, stop }
}

async function answers(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => null)
  const bytes = (await response?.arrayBuffer())?.byteLength ?? 0
  if (response?.ok && bytes > 1000) return true
  await setTimeout(100)
  return false
}

/** Where MapServer answers what Relais does at `path`; null for what it has not. */
function addressIn(top: string, path: string): string | null {
  const [, z, x, y] = /^\/tiles\/communes\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(path) ?? []
  if (y !== undefined)
    return `${top}/?map=relais&mode=tile&tilemode=gmap&layers=drawn&map.imagetype=mvt&tile=${x}+${y}+${z}`
  const items = /^\/ogc(\/collections\/communes\/items\?.*)$/.exec(path)?.[1]
  return items === undefined ? null : `${top}/relais/ogcapi${items}`
}

/** Two layers of one file: a tile of Relais carries names and codes, an item every column. */
const map = (folder: string): string => `MAP
  NAME "relais"
  SIZE 256 256
  EXTENT -180 -85 180 85
  PROJECTION "init=epsg:4326" END
  OUTPUTFORMAT
    NAME "mvt"
    DRIVER "MVT"
    EXTENSION "mvt"
    FORMATOPTION "EXTENT=4096"
    FORMATOPTION "EDGE_BUFFER=64"
  END
  WEB
    METADATA
      "ows_title" "Communes"
      "oga_onlineresource" "http://127.0.0.1/relais/ogcapi"
      "ows_enable_request" "*"
    END
  END
${layer(folder, 'drawn', 'code,nom')}
${layer(folder, 'communes', 'all')}
END
`

const layer = (folder: string, name: string, items: string): string => `  LAYER
    NAME "${name}"
    TYPE POLYGON
    STATUS ON
    CONNECTIONTYPE FLATGEOBUF
    DATA "${folder}/communes.fgb"
    PROJECTION "init=epsg:4326" END
    TEMPLATE "items"
    METADATA
      "ows_title" "${name}"
      "gml_featureid" "code"
      "gml_include_items" "${items}"
    END
    CLASS
      STYLE COLOR 0 0 0 END
    END
  END`

const config = (folder: string): string => `CONFIG
  ENV
    MS_MAP_PATTERN "."
  END
  MAPS
    relais "${folder}/relais.map"
  END
END
`

const nginx = (folder: string, port: number): string => `
daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr crit;
events { worker_connections 256; }
http {
  access_log off; keepalive_requests 1000000; client_body_temp_path ${folder}/body; fastcgi_temp_path ${folder}/answers;
  server {
    listen 127.0.0.1:${port};
    location / {
      fastcgi_pass unix:${folder}/mapserv.sock;
      fastcgi_buffers 64 64k; fastcgi_max_temp_file_size 0;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param PATH_INFO $uri;
      fastcgi_param SERVER_NAME 127.0.0.1;
      fastcgi_param SERVER_PORT ${port};
    }
  }
}
`
