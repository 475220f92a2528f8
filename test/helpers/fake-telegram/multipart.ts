import type { Upload } from './types.ts'

interface Part {
  name: string
  /** Text of a plain field, or the file when the part has a file name. */
  value: string | Upload
}

/** The boundary named by a content type, or undefined when it is no multipart/form-data. */
export const boundaryOf = (contentType: string): string | undefined => {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  return match?.[1] ?? match?.[2]
}

/** @throws Error on a body that is cut off or has a part without a name (RFC 7578) */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const data = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: Part[] = []
  let from = findDelimiter(data, boundary, 0)
  while (!from.last) {
    const next = findDelimiter(data, boundary, from.end)
    parts.push(parsePart(data.subarray(from.end, next.start)))
    from = next
  }
  return parts
}

/** `start`: where the content before it ends · `end`: the line break that ends the delimiter's own line. */
function findDelimiter(data: Buffer, boundary: string, from: number): { start: number; end: number; last: boolean } {
  const delimiter = `\r\n--${boundary}`
  for (let start = data.indexOf(delimiter, from); start >= 0; start = data.indexOf(delimiter, start + 1)) {
    const after = start + Buffer.byteLength(delimiter)
    if (data.toString('latin1', after, after + 2) === '--') return { start, end: after, last: true }
    const padding = /^[ \t]*(?=\r\n)/.exec(data.toString('latin1', after, after + 100))
    // Anything else is content that only begins like the boundary.
    if (padding) return { start, end: after + padding[0].length, last: false }
  }
  throw new Error('multipart body has no closing boundary')
}

function parsePart(part: Buffer): Part {
  const blank = part.indexOf('\r\n\r\n')
  const head = part.toString('utf8', 0, Math.max(blank, 0))
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  if (blank < 0 || name === undefined) throw new Error('multipart part without a name')
  const bytes = part.subarray(blank + 4)
  const fileName = parameter(disposition, 'filename')
  if (fileName === undefined) return { name, value: bytes.toString('utf8') }
  const mime = /^content-type:\s*([^;\r\n]+)/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream'
  return { name, value: { name: fileName, mime, bytes: new Uint8Array(bytes) } }
}

/** Browsers write a quotation mark as %22 (HTML standard, multipart form data), others as \". */
function parameter(disposition: string, name: string): string | undefined {
  for (const [, key, quoted, token = ''] of disposition.matchAll(/;\s*([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/g))
    if (key?.toLowerCase() === name) return quoted?.replace(/\\(["\\])/g, '$1').replace(/%22/g, '"') ?? token
  return undefined
}
