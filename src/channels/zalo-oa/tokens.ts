import { SendError } from '../channel.ts'
import type { Health } from '../shared/health.ts'
import type { Grant } from './oauth.ts'
import { readTokenFile, seedOf, writeTokenFile, type TokenPair } from './token-file.ts'

export interface Tokens {
  /** An access token that is good for all we know. @throws SendError `auth` or `retry`, and nothing else */
  current(): Promise<string>
  /** In place of `refused`, which the platform did not take. @throws like `current` */
  renewed(refused: string): Promise<string>
  /** Even the renewed one was not taken: asking for more would only hammer. */
  giveUp(): SendError
  /** Resolves when no refresh is under way: ended in the middle of one, the pair would be lost. */
  settled(): Promise<void>
}

export interface TokenParts {
  file: string
  /** the refresh token the operator got by signing in */
  seed: string
  /** @throws SendError */
  ask: (refreshToken: string) => Promise<Grant>
  now: () => number
  health: Health
}

/** An access token lives 25 h, so it is replaced 1 h before its end; one that lives shorter, in its last tenth. */
const aheadMs = 3_600_000
/** How long nothing is asked after a failure; longest where asking is useless, or still has time. */
const pauseMs = { auth: 3_600_000, early: 5 * 60_000, late: 5_000, givenUp: 60_000 }

/** The pair of tokens of an Official Account; a refresh token works once, so there is one refresh at a time. */
export function createTokens({ file, seed, ask, now, health }: TokenParts): Tokens {
  let pair: TokenPair | undefined
  /** given by Zalo, not on the disk yet */
  let unsaved: TokenPair | undefined
  let refused: string | undefined
  let refreshing: Promise<TokenPair> | undefined
  let closed: { at: number; pause: () => number; error: SendError } | undefined

  const works = (held: TokenPair | undefined): held is TokenPair =>
    held !== undefined && held.accessToken !== refused && now() < held.expiresAt

  async function current(): Promise<string> {
    if (works(pair) && now() < pair.refreshAt) return pair.accessToken
    refreshing ??= refresh().finally(() => (refreshing = undefined))
    try {
      return (await refreshing).accessToken
    } catch (error) {
      // Early enough the old one still does; by its end the server may be back, or the operator have signed in.
      if (works(pair)) return pair.accessToken
      throw error
    }
  }

  async function refresh(): Promise<TokenPair> {
    if (closed && now() < closed.at + closed.pause()) throw again(closed.error, closed.at + closed.pause() - now())
    try {
      pair = await nextPair()
      closed = undefined
      health.fine('token')
      return pair
    } catch (error) {
      throw close(error instanceof SendError ? error : new SendError('retry', trouble(error)))
    }
  }

  /** What lies on the disk is read first: a process that is ending may have refreshed after we began. */
  async function nextPair(): Promise<TokenPair> {
    const onDisk = await readTokenFile(file)
    const ours = onDisk?.seed === seedOf(seed) ? onDisk : undefined
    if (!unsaved && works(ours) && now() < ours.refreshAt) return ours
    pair ??= ours
    unsaved ??= asPair(await ask(ours?.refreshToken ?? seed))
    await writeTokenFile(file, unsaved)
    // Used only as it was read back: what a restart would find is what is in use.
    const saved = await readTokenFile(file)
    if (!saved) throw new Error('token file unreadable')
    unsaved = undefined
    return saved
  }

  const asPair = ({ accessToken, refreshToken, lifetimeMs }: Grant): TokenPair => {
    const expiresAt = now() + lifetimeMs
    const refreshAt = expiresAt - Math.min(aheadMs, lifetimeMs / 10)
    return { seed: seedOf(seed), accessToken, refreshToken, expiresAt, refreshAt }
  }

  function close(error: SendError): SendError {
    const pause = () => (error.kind === 'auth' ? pauseMs.auth : works(pair) ? pauseMs.early : pauseMs.late)
    closed = { at: now(), pause, error }
    if (error.kind === 'auth' || !works(pair)) health.trouble('token', error.message)
    return again(error, pause())
  }

  return {
    current,
    async renewed(token) {
      // A message that left long ago may be refused for a token that has been replaced since.
      if (pair?.accessToken === token) refused = token
      return current()
    },
    giveUp() {
      const error = new SendError(
        'auth',
        'Zalo từ chối cả access token vừa cấp: hãy kiểm tra quyền của ứng dụng với OA',
      )
      closed = { at: now(), pause: () => pauseMs.givenUp, error }
      // Known to be over when a message is taken, not when one more token is given.
      health.trouble('send', error.message)
      return error
    },
    async settled() {
      await refreshing?.catch(() => undefined)
    },
  }
}

/** Told to wait is no failure of the message; with `auth` the worker has its own pause. */
const again = ({ kind, message }: SendError, ms: number): SendError =>
  new SendError(kind, message, kind === 'retry' ? ms : undefined)

/** The code alone: paths are of no use to those who read the state. */
const trouble = (error: unknown): string =>
  `không đọc hoặc ghi được tệp token (${error instanceof Error && 'code' in error ? String(error.code) : 'hỏng'})`
