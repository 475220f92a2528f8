import * as v from 'valibot'
import { shorten } from '../../vietnamese/phrases.ts'
import { SendError } from '../channel.ts'
import { integer, object } from '../shared/json.ts'
import type { Transport } from './http.ts'

export interface OAuthApp {
  oauthRoot: string
  appId: string
  appSecret: string
}

/** What a refresh gives; the refresh token that was used for it is spent. */
export interface Grant {
  accessToken: string
  refreshToken: string
  lifetimeMs: number
}

const token = v.pipe(v.string(), v.nonEmpty())
const granted = v.object({
  access_token: token,
  refresh_token: token,
  // seconds; documented as a string. A pair is not thrown away for the lack of it: 25 h is the documented value.
  expires_in: v.fallback(v.pipe(v.unknown(), v.toNumber(), v.finite(), v.gtValue(0)), 90_000),
})

const refused = object({
  error: v.optional(v.pipe(v.union([integer, v.string()]), v.transform(String)), ''),
  error_name: v.optional(v.string(), ''),
})

const tooFast = '-32'
const remedy = 'quản trị viên cần đăng nhập lại OA và đặt ZALO_OA_REFRESH_TOKEN mới'

/**
 * A new pair for a refresh token, which works once (OAuth v4, POST /v4/oa/access_token). Which error a dead one gives
 * is not documented, so every refusal counts as that.
 * @throws SendError `auth` when refused, `retry` when the server could not be asked
 */
export async function requestTokens(transport: Transport, app: OAuthApp, refreshToken: string): Promise<Grant> {
  const { status, body } = await transport({
    method: 'POST',
    url: `${app.oauthRoot}/v4/oa/access_token`,
    headers: { secret_key: app.appSecret, 'content-type': 'application/x-www-form-urlencoded' },
    data: new URLSearchParams({
      refresh_token: refreshToken,
      app_id: app.appId,
      grant_type: 'refresh_token',
    }).toString(),
  })
  const grant = v.safeParse(granted, body)
  if (grant.success && status < 300) {
    const { access_token, refresh_token, expires_in } = grant.output
    return { accessToken: access_token, refreshToken: refresh_token, lifetimeMs: expires_in * 1000 }
  }
  const refusal = v.safeParse(refused, body)
  if (!refusal.success || status >= 500 || status === 429 || refusal.output.error === tooFast)
    throw new SendError('retry', `máy chủ cấp token của Zalo tạm lỗi (HTTP ${status})`)
  const { error, error_name } = refusal.output
  // Cut only afterwards: half a token is a secret, too.
  const name = error_name.replaceAll(refreshToken, '…').replaceAll(app.appSecret, '…')
  const what = ['mã', error || `HTTP ${status}`, shorten(name, 80)].filter(part => part !== '').join(' ')
  throw new SendError('auth', `Zalo từ chối refresh token (${what}): ${remedy}`)
}
