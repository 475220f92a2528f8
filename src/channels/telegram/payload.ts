import { FormData } from 'undici'
import type { Post } from './exchange.ts'

/** A file as `render` gives it; the other forms that telegraf knows we do not use. */
interface Upload {
  source: Buffer<ArrayBuffer>
  filename: string
}

/** The parameters of a call as a body: JSON, or a form where a file is among them. */
export function encode(payload: object): Omit<Post, 'path'> {
  const fields: [string, unknown][] = Object.entries(payload)
  if (!fields.some(([, value]) => isUpload(value)))
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) }
  const form = new FormData()
  for (const [name, value] of fields)
    if (isUpload(value)) form.append(name, new Blob([value.source]), value.filename)
    else if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  return { body: form }
}

function isUpload(value: unknown): value is Upload {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('filename' in value)) return false
  return Buffer.isBuffer(value.source) && typeof value.filename === 'string'
}
