import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { boundaryOf, parseMultipart } from '../fake-telegram/multipart.ts'
import type { Body } from './api.ts'

export interface Request {
  method: string
  path: string
  headers: http.IncomingHttpHeaders
  form: Record<string, string>
  body: Body
}

export type Reply =
  | { kind: 'json'; status: number; headers: Record<string, string>; body: object }
  | { kind: 'html'; status: number }
  | { kind: 'hang' }
  | { kind: 'drop' }

export interface Server {
  url: string
  close(): Promise<void>
}

export async function serve(handle: (request: Request) => Reply): Promise<Server> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const reply = handle(read(request, Buffer.concat(chunks)))
      switch (reply.kind) {
        case 'json':
          response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
          response.end(JSON.stringify(reply.body))
          return
        case 'html':
          response.writeHead(reply.status, { 'content-type': 'text/html' })
          response.end(`<html><body><h1>${reply.status}</h1></body></html>`)
          return
        case 'drop':
          request.socket.destroy()
          return
        case 'hang':
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function read(request: http.IncomingMessage, raw: Buffer): Request {
  const { pathname } = new URL(request.url ?? '/', 'http://fake')
  const type = request.headers['content-type'] ?? ''
  const head = { method: request.method ?? '', path: pathname, headers: request.headers }
  const empty = { form: {}, body: { json: undefined, files: new Map() } }
  const boundary = boundaryOf(type)
  if (boundary !== undefined) {
    const files: Body['files'] = new Map()
    for (const { name, value } of parseMultipart(raw, boundary)) if (typeof value !== 'string') files.set(name, value)
    return { ...head, ...empty, body: { json: undefined, files } }
  }
  if (/^application\/x-www-form-urlencoded\b/.test(type))
    return { ...head, ...empty, form: Object.fromEntries(new URLSearchParams(raw.toString())) }
  if (!/^application\/json\b/.test(type)) return { ...head, ...empty }
  return { ...head, ...empty, body: { json: jsonOf(raw), files: new Map() } }
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString())
  } catch {
    return undefined
  }
}
