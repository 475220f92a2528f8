import { stat } from 'node:fs/promises'
import * as v from 'valibot'
import { callOnce } from './client.ts'
import { createTransport } from './http.ts'
import { readTokenFile, seedOf, type TokenPair } from './token-file.ts'

export interface Check {
  name: string
  ok: boolean
  detail: string
}

const account = v.fallback(v.object({ name: v.optional(v.string()) }), {})

const name = 'zalo-oa'
const hourMs = 3_600_000
const onlyOwner = 0o600

/**
 * Is the stored token good? The refresh token is never used: it works once, and it belongs to the service.
 * `now`: ms since 1970.
 */
export async function probeZaloOa(
  { apiRoot, refreshToken }: { apiRoot: string; refreshToken: string },
  tokenFile: string,
  now: number,
): Promise<Check[]> {
  try {
    const mode = (await stat(tokenFile).catch(() => undefined))?.mode
    if (mode === undefined) return [{ name, ok: true, detail: 'chưa có tệp token: dịch vụ sẽ lấy khi khởi động' }]
    const readable = (mode & 0o777 & ~onlyOwner) !== 0
    const file = readable
      ? [{ name: `${name}-token`, ok: false, detail: `người khác đọc được ${tokenFile}: hãy chmod 600` }]
      : []
    const pair = await readTokenFile(tokenFile)
    return [...file, pair ? await examine(pair) : { name, ok: false, detail: `tệp token hỏng: ${tokenFile}` }]
  } catch (error) {
    return [{ name, ok: false, detail: error instanceof Error ? error.message : 'lỗi không rõ' }]
  }

  async function examine(pair: TokenPair): Promise<Check> {
    if (pair.seed !== seedOf(refreshToken))
      return { name, ok: true, detail: 'ZALO_OA_REFRESH_TOKEN mới: dịch vụ sẽ dùng khi khởi động lại' }
    const left = Math.floor((pair.expiresAt - now) / hourMs)
    if (pair.expiresAt <= now)
      return { name, ok: false, detail: 'access token đã hết hạn: dịch vụ không chạy, hoặc OA cần được đăng nhập lại' }
    const parts = { transport: createTransport(), apiRoot, now: () => now }
    const outcome = await callOnce(parts, pair.accessToken, { method: 'GET', path: '/v2.0/oa/getoa' })
    if (!outcome.ok) return { name, ok: false, detail: `Zalo từ chối access token (${outcome.message})` }
    const oa = v.parse(account, outcome.data).name
    return { name, ok: true, detail: `token đúng, còn ${left} giờ${oa === undefined ? '' : `, OA ${oa}`}` }
  }
}
