import { isAbsolute } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../server/config.ts'

describe('readConfig', () => {
  test('an empty environment works, and an empty variable counts as absent', () => {
    for (const env of [{}, { PORT: '', DATABASE_URL: ' ', LOG_LEVEL: '' }]) {
      const config = readConfig(env)
      expect(config).toMatchObject({
        host: '127.0.0.1',
        port: 8080,
        databaseUrl: undefined,
        logLevel: 'info',
      })
      expect(isAbsolute(config.dataDir)).toBe(true)
    }
  })

  test('what the operator says is taken', () => {
    expect(
      readConfig({
        PORT: '0',
        DATABASE_URL: 'postgres://u:p@db/relais',
        DATA_DIR: '/srv/relais',
        HOST: '::',
        TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::/32',
      }),
    ).toMatchObject({
      port: 0,
      databaseUrl: 'postgres://u:p@db/relais',
      dataDir: '/srv/relais',
      host: '::',
      trustProxy: 'loopback, 10.0.0.0/8,2001:db8::/32',
    })
  })

  test('e-mail needs its server, its sender and the address that its links lead to', () => {
    const [SMTP_URL, SMTP_FROM] = ['smtps://u:p@mail.example.org', 'Relais <alertes@example.org>']
    const PUBLIC_URL = 'https://relais.example'
    expect(readConfig({}).smtp).toBeNull()
    expect(readConfig({ SMTP_URL, SMTP_FROM, PUBLIC_URL }).smtp).toEqual({ url: SMTP_URL, from: SMTP_FROM })
    expect(() => readConfig({ SMTP_URL, PUBLIC_URL })).toThrow(/^SMTP_FROM is missing/)
    expect(() => readConfig({ SMTP_FROM, PUBLIC_URL })).toThrow(/^SMTP_URL is missing/)
    expect(() => readConfig({ SMTP_URL, SMTP_FROM })).toThrow(/^PUBLIC_URL is missing/)
  })

  test('standbys for reads need the database that they follow', () => {
    const DATABASE_READ_URL = 'postgres://u:p@b:5432,c:5432/relais'
    expect(() => readConfig({ DATABASE_READ_URL })).toThrow(/^DATABASE_URL is missing/)
    expect(readConfig({ DATABASE_READ_URL, DATABASE_URL: 'postgres://u:p@a/relais' }).databaseReadUrl).toBe(
      DATABASE_READ_URL,
    )
  })

  test.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '80.5' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://db/relais' }, 'DATABASE_URL'],
    [{ DATABASE_READ_URL: 'standby:5432' }, 'DATABASE_READ_URL'],
    [{ GEOCODER_URL: 'data.geopf.fr' }, 'GEOCODER_URL'],
    [{ ROUTING_URL: 'localhost:5000' }, 'ROUTING_URL'],
    [{ BASEMAP_URL: 'https://data.geopf.fr/wmts' }, 'BASEMAP_URL'],
    [{ BASEMAP_URL: 'https://{s}.tuiles.example/{z}/{x}/{y}.png' }, 'BASEMAP_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ TRUST_PROXY: 'le proxy' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '10.0.0.0/64' }, 'TRUST_PROXY'],
    [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS'],
    [{ OPERATOR_CONTACT: 'javascript:alert(1)' }, 'OPERATOR_CONTACT'],
    [{ SMTP_URL: 'mail.example.org:25' }, 'SMTP_URL'],
    [{ SMTP_FROM: 'alertes@example.org\r\nBcc: a@example.org' }, 'SMTP_FROM'],
  ])('%o is refused in one sentence that names the variable', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name} must [^\\n]+\\.$`))
  })
})
