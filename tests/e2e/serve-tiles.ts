import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One magenta pixel, which no colour of ours is: an image of any size once it is stretched. */
const MAGENTA = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC',
  'base64',
)

/** Another server than Relais, which answers any tile; the template of its addresses, and how to stop it. */
export async function serveTiles(): Promise<{ readonly template: string; readonly stop: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' }).end(MAGENTA)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { template: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, stop }
}
