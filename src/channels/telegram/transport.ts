import { Telegram, TelegramError } from 'telegraf'
import type { Opts, Telegram as Methods } from 'telegraf/types'
import type { Pool } from 'undici'
import * as v from 'valibot'
import { FileError } from '../channel.ts'
import { finite, integer } from '../shared/json.ts'
import { connectionsTo } from './connections.ts'
import { exchange, NoAnswer, type Answer, type Ending } from './exchange.ts'
import { encode } from './payload.ts'

/** telegraf's client on connections of undici: a call costs a fraction of what it costs on node-fetch (ADR 0003). */
export class PooledTelegram extends Telegram {
  readonly #root: URL
  readonly #files: string
  readonly #pool: Pool

  /** `apiRoot`: an address that ends with a slash · `proxy`: see ClientOptions */
  constructor(token: string, apiRoot: string, proxy: string | undefined) {
    super(token, { apiRoot })
    this.#root = new URL(`./bot${token}/`, apiRoot)
    this.#files = new URL(`./file/bot${token}/`, apiRoot).pathname
    this.#pool = connectionsTo(this.#root.origin, this.#root.protocol === 'https:' ? proxy : undefined)
  }

  /** Waits for as long as `signal` allows. @throws TelegramError on a refusal, else NoAnswer */
  override async callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    { signal }: { signal?: Ending } = {},
  ): Promise<ReturnType<Methods[M]>> {
    const post = { path: this.#root.pathname + method, ...encode(payload) }
    // Of what type a method's result is, we have Telegram's word only, as telegraf has.
    return resultOf(await exchange(this.#pool, post, signal)) as ReturnType<Methods[M]>
  }

  /** The file at a path that getFile told, from the server that was asked. @throws FileError; it never contains the token */
  async downloadFile(filePath: string, mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
    // A server of one's own in local mode tells places on its own disk (core.telegram.org/bots/api#using-a-local-bot-api-server).
    if (filePath.startsWith('/') || filePath.split('/').includes('..'))
      throw new FileError('never', 'máy chủ Bot API chạy ở chế độ local, không tải được tệp qua mạng')
    const path = this.#files + filePath.split('/').map(encodeURIComponent).join('/')
    try {
      const { statusCode, body } = await this.#pool.request({ method: 'GET', path, signal })
      if (statusCode === 200) return await upTo(mostBytes, body)
      await body.dump()
      const isPassing = statusCode >= 500 || statusCode === 429
      throw new FileError(isPassing ? 'later' : 'never', `Telegram không gửi tệp (HTTP ${statusCode})`)
    } catch (error) {
      if (error instanceof FileError) throw error
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'không rõ'
      throw new FileError('later', `không tải được tệp từ Telegram (${code})`)
    }
  }
}

async function upTo(mostBytes: number, body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostBytes) throw new FileError('never', 'tệp lớn hơn mức cho phép')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const refused = v.object({
  error_code: integer,
  description: v.string(),
  // Telegram's refusal stays one, though what it says of the wait cannot be read.
  parameters: v.fallback(v.exactOptional(v.object({ retry_after: v.exactOptional(finite) })), {}),
})

function resultOf({ status, statusText, body }: Answer): unknown {
  if (status >= 500) throw new TelegramError({ error_code: status, description: statusText })
  const answer = parseJson(body)
  if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true)
    return 'result' in answer ? answer.result : undefined
  const refusal = v.safeParse(refused, answer)
  // What a proxy in between says; Telegram has not seen the request.
  if (!refusal.success) throw new NoAnswer('invalid-json', false)
  throw new TelegramError(refusal.output)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
