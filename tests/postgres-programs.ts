import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const DEBIAN_FOLDER = '/usr/lib/postgresql'

/** Folder of the programs of the newest PostgreSQL that has PostGIS beside it; null when there is none. */
export function findPrograms(): string | null {
  if (!existsSync(DEBIAN_FOLDER)) return null
  return (
    readdirSync(DEBIAN_FOLDER)
      .sort((a, b) => Number(b) - Number(a))
      .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
      .map((version) => join(DEBIAN_FOLDER, version, 'bin'))
      .find((bin) => existsSync(join(bin, 'initdb'))) ?? null
  )
}
