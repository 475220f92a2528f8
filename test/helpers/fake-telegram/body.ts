import { isObject } from './check.ts'
import { boundaryOf, parseMultipart } from './multipart.ts'
import type { Field } from './schema.ts'
import type { Upload } from './types.ts'

/** A body as it came: `typed` tells that numbers and booleans were numbers and booleans (JSON). */
export interface Raw {
  values: Record<string, unknown>
  files: Map<string, Upload>
  typed: boolean
}

/** @throws Error (SyntaxError from JSON) on a body that cannot be read at all */
export function readRaw(contentType: string, body: Buffer, query: URLSearchParams): Raw {
  const raw: Raw = { values: Object.fromEntries(query), files: new Map(), typed: false }
  if (body.length === 0) return raw
  if (/^application\/json\b/i.test(contentType)) {
    const values: unknown = JSON.parse(body.toString('utf8'))
    if (!isObject(values)) throw new Error('request body must be a JSON object')
    return { ...raw, values, typed: true }
  }
  const boundary = boundaryOf(contentType)
  if (boundary !== undefined) {
    for (const { name, value } of parseMultipart(body, boundary))
      if (typeof value === 'string') raw.values[name] = value
      else raw.files.set(name, value)
    return raw
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) throw new Error(`unsupported body ${contentType}`)
  Object.assign(raw.values, Object.fromEntries(new URLSearchParams(body.toString('utf8'))))
  return raw
}

/** The values with the types their fields ask for: forms carry only strings, files stand beside them. */
export function typedValues(method: string, fields: Field[], raw: Raw): Record<string, unknown> {
  const values = { ...raw.values }
  // telegraf repeats the method's name in every multipart body, which Telegram ignores.
  if (values['method'] === method) delete values['method']
  const files = new Map(raw.files)
  for (const [name, types] of fields) {
    const value = values[name]
    if (typeof value !== 'string') continue
    const attached = types.includes('InputFile') ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
    const file = attached === undefined ? undefined : files.get(attached)
    if (file && attached !== undefined) {
      values[name] = file
      files.delete(attached)
    } else if (!raw.typed) values[name] = fromText(types, value)
  }
  // A file that no field asks for stays under its own name and is refused there as an unknown field.
  for (const [name, file] of files) values[name] = file
  return values
}

function fromText(types: string[], value: string): unknown {
  if (types.includes('Integer') && /^-?\d+$/.test(value)) return Number(value)
  if (types.includes('String')) return value
  if (types.includes('Float') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (types.includes('Boolean') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value
  } catch {
    return value
  }
}
