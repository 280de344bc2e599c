import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The application behind a port of its own, for clients that nobody here wrote, and its address. */
export async function listening(
  app: RequestListener,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
