import type { Opts, Telegram as Methods } from 'telegraf/types'
import { FileError, type SendError } from '../channel.ts'
import { within } from '../shared/wait.ts'
import { toSendError } from './errors.ts'
import { PooledTelegram } from './transport.ts'

export interface ClientOptions {
  token: string
  /** `http(s)://host[/prefix]`; Telegram's own server unless given */
  apiRoot?: string | undefined
  /** `http(s)://[user:password@]host:port`; has no effect on an `apiRoot` with http:// */
  proxy?: string | undefined
}

export interface Client {
  /**
   * One call of the Bot API, given up after `limitMs` (Infinity: never) or when `signal` ends it.
   * @throws SendError, and nothing else; it never contains the token
   */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    limits?: { signal?: AbortSignal; limitMs?: number },
  ): Promise<ReturnType<Methods[M]>>
  /** A file that somebody sent, by its id; at most `mostBytes`. @throws FileError, and nothing else; it never contains the token */
  file(id: string, mostBytes: number, signal: AbortSignal): Promise<Uint8Array>
}

const usualLimitMs = 30_000
/** A large file over a slow line. */
const fileLimitMs = 60_000

/** telegraf's client without its waits of 500 s and without errors that quote the token or what people write. */
export function createClient({ token, apiRoot = 'https://api.telegram.org', proxy }: ClientOptions): Client {
  // `new URL('./bot…', root)` drops a prefix that does not end with a slash.
  const telegram = new PooledTelegram(token, apiRoot.replace(/\/*$/, '/'), proxy)
  return {
    async call(method, payload, { signal, limitMs = usualLimitMs } = {}) {
      try {
        return await within(limitMs, signal, inner => telegram.callApi(method, payload, { signal: inner }))
      } catch (error) {
        throw toSendError(error, token)
      }
    },
    file: (id, mostBytes, signal) =>
      within(fileLimitMs, signal, async inner => {
        const { file_path: filePath } = await telegram
          .callApi('getFile', { file_id: id }, { signal: inner })
          .catch((error: unknown) => {
            throw fileErrorOf(toSendError(error, token))
          })
        if (filePath === undefined) throw new FileError('never', 'Telegram không cho tải tệp này')
        return telegram.downloadFile(filePath, mostBytes, inner)
      }),
  }
}

/** "Bad Request: file is too big", "wrong file_id": not to be had by this bot, ever. */
const fileErrorOf = ({ kind, message }: SendError): FileError =>
  new FileError(kind === 'bug' || kind === 'gone' ? 'never' : 'later', message)
