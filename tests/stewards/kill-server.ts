import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { followWrites } from '../../server/country/live/follow-writes.ts'
import { connect } from '../../server/db/connect.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'

/** A server over a database that holds the tiny France, in a process of its own so that it can be killed: says its port. */
const database = await connect({
  dataDir: process.env.DATA_DIR ?? '',
  databaseUrl: process.env.DATABASE_URL,
  databaseReadUrl: process.env.DATABASE_READ_URL,
})
const { app, live } = await worldApp(database)
followWrites({ live, database, today: () => WORLD_DAY, logger: pino({ level: 'silent' }) })
const server = createServer(app)
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
