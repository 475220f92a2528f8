import http from 'node:http'
import https from 'node:https'
import axios, { isAxiosError } from 'axios'
import { inDoubt, SendError } from '../channel.ts'
import { connectsInTime, mayHaveArrived } from '../shared/connecting.ts'
import { within } from '../shared/wait.ts'

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  data?: unknown
  /** A person gets something by it: should its answer be lost, that is to be told. */
  delivers?: boolean
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
    httpAgent: connectsInTime(new http.Agent({ keepAlive: true })),
    httpsAgent: connectsInTime(new https.Agent({ keepAlive: true })),
    validateStatus: () => true,
    // A redirect would carry the token to another host.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: 1024 * 1024,
  })
  return async ({ delivers = false, ...request }, signal) => {
    try {
      const { status, headers, data } = await within(limitMs, signal, inner =>
        client.request<unknown>({ ...request, signal: inner }),
      )
      return { status, headers: Object.fromEntries(Object.entries(headers)), body: data }
    } catch (error) {
      const { words, lost } = breakdown(error)
      throw delivers && lost ? inDoubt(words) : new SendError('retry', words)
    }
  }
}

/** axios hangs the request with its headers and body on its errors: only the code is passed on. */
function breakdown(error: unknown): { words: string; lost: boolean } {
  if (!isAxiosError(error)) return { words: noWay(error instanceof Error ? error.name : 'không rõ'), lost: false }
  const { code = 'không rõ' } = error
  if (code === 'ERR_CANCELED') return { words: late, lost: true }
  // A body that is cut off has a code of axios's own (lib/adapters/http.js).
  const lost = mayHaveArrived(code) || code === 'ERR_BAD_RESPONSE'
  return { words: code === 'ETIMEDOUT' ? late : noWay(code), lost }
}

const late = 'Zalo không trả lời kịp'
const noWay = (code: string): string => `không kết nối được Zalo (${code})`
