import type { Dispatcher } from 'undici'

/** A POST; `body`: text of JSON, or a form, whose content type undici writes. */
export type Post = Pick<Dispatcher.DispatchOptions, 'path' | 'headers' | 'body'>

/** What we need of an AbortSignal: telegraf's typings mean a polyfill's, Node has its own. */
export interface Ending {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface Answer {
  status: number
  statusText: string
  body: string
}

/** Telegram has not answered. Nothing in it tells the address, which holds the token, or what was sent. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  /** the system's or undici's word for the reason; undefined: the caller gave up */
  readonly code: string | undefined
  /** False where Telegram has certainly not read the request. */
  readonly mayHaveArrived: boolean
  constructor(code: string | undefined, mayHaveArrived: boolean) {
    super(code)
    this.code = code
    this.mayHaveArrived = mayHaveArrived
  }
}

/**
 * One request and its whole answer, whatever its status. By `dispatch`, because of undici's calls only it tells that
 * a request begins to be written: until then no failure leaves a doubt. It is never repeated.
 * @throws NoAnswer, also when `signal` ends the waiting
 */
export const exchange = (dispatcher: Dispatcher, post: Post, signal?: Ending): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let writing: Dispatcher.DispatchController | undefined
    let answer = { status: 0, statusText: '' }
    const chunks: Buffer[] = []
    const end = () => signal?.removeEventListener('abort', giveUp)
    const fail = (code: string | undefined) => {
      end()
      reject(new NoAnswer(code, writing !== undefined))
    }
    const giveUp = () => {
      fail(undefined)
      writing?.abort(new Error('given up'))
    }

    if (signal?.aborted) return fail(undefined)
    signal?.addEventListener('abort', giveUp)
    dispatcher.dispatch(
      { ...post, method: 'POST' },
      {
        onRequestStart(controller) {
          // Given up while the connection was made: there is no way to take a request back before.
          if (signal?.aborted) controller.abort(new Error('given up'))
          else writing = controller
        },
        onResponseStart: (_, status, __, statusText = '') => void (answer = { status, statusText }),
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          end()
          resolve({ ...answer, body: Buffer.concat(chunks).toString() })
        },
        onResponseError: (_, error) => fail('code' in error ? String(error.code) : 'không rõ'),
      },
    )
  })
