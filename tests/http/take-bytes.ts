import type { Readable } from 'node:stream'
import type { Response } from 'supertest'

/** For `parse` of supertest: the bytes of an answer, its coding undone (supertest decodes by itself) and nothing read into them. */
export function takeBytes(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as unknown as Readable
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  stream.on('end', () => done(null, Buffer.concat(parts)))
}
