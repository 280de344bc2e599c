import type { RequestHandler } from 'express'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { FaultKind } from '../db/faults.ts'
import type { StandbyState } from '../db/standbys.ts'
import { routeOf } from './request-log.ts'

/** What Prometheus reads, and the middleware that feeds it. Labels are route templates only. */
export interface Metrics {
  readonly middleware: RequestHandler
  readonly handler: RequestHandler
  /** A request was answered before the middleware, within some seconds. */
  readonly count: (
    labels: Readonly<Record<'method' | 'route', string>> & { status: number },
    seconds: number,
  ) => void
  /** A request failed because the database did. */
  readonly countFault: (kind: FaultKind) => void
  /** A request was sent away because too many waited before it. */
  readonly countShed: () => void
}

/** A registry of its own for each application, so that two in one process do not mix. */
export function createMetrics(standbys: () => readonly StandbyState[]): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const faults = new Counter({
    name: 'relais_database_faults_total',
    help: 'Requests that failed because of the database or its disk, by kind of fault',
    labelNames: ['kind'],
    registers: [registry],
  })
  const shed = new Counter({
    name: 'relais_shed_total',
    help: 'Requests that were asked to come back because too many waited before them',
    registers: [registry],
  })
  new Gauge({
    name: 'relais_standbys',
    help: 'Standbys named for public reads, by state: answers, or why the primary answers instead',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const state of ['answers', 'away', 'behind', 'elsewhere'])
        this.set({ state }, standbys().filter(({ fault }) => (fault ?? 'answers') === state).length)
    },
  })
  return {
    count: (labels, took) => seconds.observe(labels, took),
    countShed: () => shed.inc(),
    countFault: (kind) => faults.inc({ kind }),
    middleware: (request, response, next) => {
      const stop = seconds.startTimer()
      response.once('finish', () =>
        stop({ method: request.method, route: routeOf(response), status: response.statusCode }),
      )
      next()
    },
    handler: async (_request, response) => {
      response.locals.route = '/metrics'
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}
