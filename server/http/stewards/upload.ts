import express, { type Request, type Response } from 'express'
import { Problem } from '../../contract/problem.ts'
import { Form, type Upload } from '../../service/stewards/form.ts'

/** The largest roster and the fields beside it. */
const LIMIT = '33mb'

/** Reads a `multipart/form-data` body whole, 33 MB at most, with the platform's own parser. */
export async function readUpload(request: Request, response: Response): Promise<Upload> {
  const read = express.raw({ type: 'multipart/form-data', limit: LIMIT })
  await new Promise<void>((resolve, reject) =>
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve())),
  )
  const fields: Record<string, string[]> = {}
  let file: Upload['file'] = null
  for (const [name, value] of await formData(request)) {
    if (typeof value === 'string') (fields[name] ??= []).push(value)
    else if (value.size > 0) file = { bytes: Buffer.from(await value.arrayBuffer()), name: value.name }
  }
  return { form: new Form(fields), file }
}

async function formData(request: Request): Promise<FormData> {
  const body: unknown = request.body
  try {
    if (!Buffer.isBuffer(body)) throw new TypeError('no body')
    const headers = { 'Content-Type': request.get('Content-Type') ?? '' }
    return await new globalThis.Response(new Uint8Array(body), { headers }).formData()
  } catch {
    throw new Problem(400, 'Bad request', 'The form could not be read: choose the file again.')
  }
}
