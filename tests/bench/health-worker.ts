/** Asks an address again and again on one connection, so that a busy thread of the bench does not count as the server's slowness. */
import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { ask } from './ask.ts'

const EVERY_MS = 10
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const times: number[] = []
let ending = false
parentPort!.once('message', () => (ending = true))
await ask(workerData as string, agent)
parentPort!.postMessage('begun')
while (!ending) {
  const begun = performance.now()
  await ask(workerData as string, agent)
  times.push(performance.now() - begun)
  await setTimeout(EVERY_MS)
}
agent.destroy()
parentPort!.postMessage(times)
