import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { usualWords, type Outcome, type Params } from './types.ts'

export interface Answer {
  outcome: Outcome
  how: 'json' | 'html' | 'hang' | 'drop'
}

export type Api = (method: string, params: Params, gone: AbortSignal) => Promise<Answer>

export interface Server {
  url: string
  close(): Promise<void>
}

/** The HTTP side. `statuses`: does a failure have its code as its HTTP status, or 200? Neither is documented. */
export async function serve(token: string, api: Api, statuses: 'code' | 'always-200'): Promise<Server> {
  const statusOf = (outcome: Outcome) => (outcome.ok || statuses === 'always-200' ? 200 : outcome.error_code)

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const [, asked, method] = /^\/bot([^/]+)\/(\w+)$/.exec(decodeURIComponent(pathname)) ?? []
    if (asked === undefined || method === undefined) return answer(response, failure(404))
    if (asked !== token) return answer(response, failure(401))
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const params = paramsOf(request.headers['content-type'] ?? '', Buffer.concat(chunks).toString(), searchParams)
    answer(response, params ? await api(method, params, gone.signal) : failure(400))
  }

  function answer(response: http.ServerResponse, { outcome, how }: Answer): void {
    if (how === 'hang' || response.destroyed) return
    if (how === 'drop') return void response.destroy()
    if (how === 'html') {
      const code = outcome.ok ? 200 : outcome.error_code
      response.writeHead(code, { 'content-type': 'text/html' }).end(`<html><h1>${code}</h1></html>`)
      return
    }
    const { retryAfter, ...body } = { retryAfter: undefined, ...outcome }
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
    response.writeHead(statusOf(outcome), { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  const server = http.createServer((request, response) => {
    void handle(request, response).catch(() => answer(response, failure(500)))
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

const failure = (code: number): Answer => ({
  outcome: { ok: false, error_code: code, description: usualWords[code] ?? '' },
  how: 'json',
})

/** JSON, a form or the address's query, as documented; undefined for JSON that is none. */
function paramsOf(type: string, body: string, query: URLSearchParams): Params | undefined {
  if (/^application\/json\b/.test(type)) {
    try {
      const parsed: unknown = JSON.parse(body)
      return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
    } catch {
      return undefined
    }
  }
  return Object.fromEntries([...query, ...new URLSearchParams(body)])
}
