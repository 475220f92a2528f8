import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Api } from './api.ts'
import { readRaw } from './body.ts'
import { refuse, texts } from './texts.ts'
import type { Outcome, Upload } from './types.ts'

/** Room for a document of 50 MB and its fields. */
const bodyLimit = 52 * 1024 * 1024

export interface Server {
  url: string
  close(): Promise<void>
}

/** The HTTP side: paths, bodies, token, and the ways in which an answer can go wrong. */
export async function serve(token: string, api: Api, files: Map<string, Upload>): Promise<Server> {
  const server = http.createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      json(response, refuse(500, `Internal Server Error: ${String(error)}`))
    })
  })

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const [, file, asked, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? []
    if (asked === undefined) {
      json(response, refuse(404, 'Not Found'))
      return
    }
    if (asked !== token) {
      json(response, refuse(401, texts.unauthorized))
      return
    }
    if (file) {
      download(response, files.get(rest.replace(/^files\//, '')))
      return
    }
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const body = await readBody(request)
    if (!body) {
      json(response, refuse(413, texts.tooLarge))
      return
    }
    const read = () => readRaw(request.headers['content-type'] ?? '', body, searchParams)
    answer(request, response, await api(rest, read, gone.signal))
  }

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

async function readBody(request: http.IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  // Past the limit the rest is read and thrown away, so that the caller can still receive the refusal.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= bodyLimit) chunks.push(chunk)
  }
  return size <= bodyLimit ? Buffer.concat(chunks) : undefined
}

function answer(request: http.IncomingMessage, response: http.ServerResponse, { how, outcome }: Answer): void {
  switch (how) {
    case 'json': {
      json(response, outcome)
      return
    }
    case 'html': {
      html(response, outcome)
      return
    }
    case 'drop':
      return void request.socket.destroy()
    case 'hang':
      return
  }
}

function json(response: http.ServerResponse, outcome: Outcome): void {
  if (response.destroyed || response.headersSent) return
  const retryAfter = outcome.ok ? undefined : outcome.parameters?.retry_after
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  response.writeHead(statusOf(outcome), { 'content-type': 'application/json' })
  response.end(JSON.stringify(outcome))
}

function html(response: http.ServerResponse, outcome: Outcome): void {
  const line = outcome.ok ? 'OK' : `${outcome.error_code} ${outcome.description}`
  response.writeHead(statusOf(outcome), { 'content-type': 'text/html' })
  response.end(`<html><head><title>${line}</title></head><body><center><h1>${line}</h1></center></body></html>`)
}

function download(response: http.ServerResponse, file: Upload | undefined): void {
  if (!file) {
    json(response, refuse(404, 'Not Found'))
    return
  }
  response.writeHead(200, { 'content-type': file.mime })
  response.end(file.bytes)
}

const statusOf = (outcome: Outcome): number => (outcome.ok ? 200 : outcome.error_code)
