import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import request from 'supertest'
import { expect, test } from 'vitest'
import { startCommand } from '../../scripts/start-command.ts'
import { createMetrics } from '../../server/http/metrics.ts'
import { scratch } from '../scratch.ts'
import express from 'express'
import { canRun } from './programs.ts'

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const example = (name: string): string => readFileSync(path(`scripts/deploy/${name}`), 'utf8')

const UNITS = ['relais.service', 'relais-refresh.service', 'relais-refresh.timer'] as const

test.runIf(canRun('/usr/bin/systemd-analyze'))('systemd finds no fault in the units', () => {
  const folder = mkdtempSync(join(scratch, 'relais-unit-'))
  // Where this machine has its Node.
  for (const name of UNITS)
    writeFileSync(join(folder, name), example(name).replace('/usr/bin/node', process.execPath))
  const files = UNITS.map((name) => join(folder, name))
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect([status, stderr.split('\n').filter((line) => line.includes('relais'))]).toEqual([0, []])
})

test('unit and image start what npm start starts, and set only variables that exist', () => {
  const [unit, image] = [example('relais.service'), example('Containerfile')]
  const { env, program, args } = startCommand(path('.'))
  expect(unit).toContain(`ExecStart=/usr/bin/${[program, ...args].join(' ')}\n`)
  expect(JSON.parse(/^CMD (.*)$/m.exec(image)![1]!)).toEqual([program, ...args])
  const set = [...`${unit}${image}`.matchAll(/^(?:Environment=|ENV )(.*)$/gm)].flatMap(([, all]) =>
    all!.split(' '),
  )
  for (const [name, value] of Object.entries(env))
    expect(
      set.filter((one) => one === `${name}=${value}`),
      name,
    ).toHaveLength(2)
  const readme = readFileSync(path('README.md'), 'utf8')
  const names = set.map((one) => one.split('=')[0]!)
  expect(names.length).toBeGreaterThan(3)
  for (const name of names) expect(readme, name).toContain(`\`${name}\``)
})

test('each file that the image is made of is there, and its healthcheck is Node', () => {
  const image = example('Containerfile')
  const copied = [...image.matchAll(/^COPY --chown=\S+ (.+) \S+$/gm)].flatMap(([, files]) =>
    files!.split(' '),
  )
  expect(copied).toContain('package-lock.json')
  for (const file of copied) expect(existsSync(path(file)), file).toBe(true)
  // Each script of Node is one that it can read.
  const scripts = [...image.matchAll(/node (?:--import \S+ )?-e "([^"]+)"/g)].map(([, script]) => script!)
  expect(scripts).toHaveLength(2)
  for (const script of scripts) expect(() => new Function(`return async () => { ${script} }`)).not.toThrow()
})

test('every figure of the dashboard is one that /metrics gives', async () => {
  const metrics = createMetrics(() => [])
  const app = express().use(metrics.middleware).get('/metrics', metrics.handler)
  await request(app).get('/metrics')
  const { text } = await request(app).get('/metrics').expect(200)
  const given = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!))
  const { panels } = JSON.parse(example('grafana.json')) as {
    panels: { title: string; targets: { expr: string }[] }[]
  }
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) =>
      [...expr.matchAll(/\b[a-z]+(?:_[a-z0-9]+)+\b(?!\s*\()/g)].map(([name]) => name),
    ),
  )
  expect(asked.length).toBeGreaterThanOrEqual(panels.length)
  for (const name of asked) expect(given, name).toContain(name.replace(/_(count|sum|bucket)$/, ''))
})
