import http from 'node:http'
import https from 'node:https'
import axios, { isAxiosError } from 'axios'
import { SendError } from '../channel.ts'
import { within } from '../shared/wait.ts'

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  data?: unknown
}

export interface HttpAnswer {
  status: number
  /** names in lower case */
  headers: Record<string, unknown>
  /** parsed where it was JSON */
  body: unknown
}

/** One request, whatever its status. @throws SendError `retry` when no answer came; it never quotes what was sent */
export type Transport = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>

const limitMs = 30_000

/** Connections are kept: each message would otherwise begin with a TLS handshake. */
export function createTransport(): Transport {
  const client = axios.create({
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
    validateStatus: () => true,
    // A redirect would carry the token to another host.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: 1024 * 1024,
  })
  return async (request, signal) => {
    try {
      const { status, headers, data } = await within(limitMs, signal, inner =>
        client.request<unknown>({ ...request, signal: inner }),
      )
      return { status, headers: Object.fromEntries(Object.entries(headers)), body: data }
    } catch (error) {
      throw new SendError('retry', breakdown(error))
    }
  }
}

/** axios hangs the request with its headers and body on its errors: only the code is passed on. */
function breakdown(error: unknown): string {
  const code = isAxiosError(error) ? error.code : undefined
  if (code === 'ERR_CANCELED' || code === 'ETIMEDOUT') return 'Zalo không trả lời kịp'
  return `không kết nối được Zalo (${code ?? (error instanceof Error ? error.name : 'không rõ')})`
}
