import { lookup as resolve } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import axios, { isAxiosError } from 'axios'
import { FileError } from '../channel.ts'
import { connectsInTime } from '../shared/connecting.ts'
import { within } from '../shared/wait.ts'
import { isInside, permitted, type FileHosts } from './hosts.ts'

/** A large picture over a slow line. */
const limitMs = 60_000

/** Whatever a name leads to now, it is not a machine inside: a name can be pointed anywhere after it was looked at. */
export const onlyOutside =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family)
      const found = typeof address === 'string' ? [address] : address.map(one => one.address)
      if (found.some(isInside)) return callback(Object.assign(new Error('inside'), { code: 'EINSIDE' }), '')
      callback(error, address, family)
    })

const outside = connectsInTime(new HttpsAgent({ lookup: onlyOutside(resolve) }))
const anywhere = { http: connectsInTime(new HttpAgent()), https: connectsInTime(new HttpsAgent()) }

/**
 * A file of Zalo's by its address: from the named hosts alone, without redirects, and never from a private address but for a
 * host that the operator named. Both of Zalo's platforms hand on files this way. @throws FileError
 */
export async function downloadFrom(
  reference: string,
  hosts: FileHosts,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const place = permitted(reference, hosts)
  // The address is somebody's words: it is told to nobody.
  if (!place) throw new FileError('never', 'địa chỉ tệp không thuộc máy chủ của Zalo')
  const { url, named } = place
  try {
    const answer = await within(limitMs, signal, inner =>
      axios.get<ArrayBuffer>(url.href, {
        responseType: 'arraybuffer',
        httpAgent: anywhere.http,
        httpsAgent: named ? anywhere.https : outside,
        maxRedirects: 0,
        proxy: false,
        maxContentLength: mostBytes,
        validateStatus: () => true,
        signal: inner,
      }),
    )
    if (answer.status === 200) return new Uint8Array(answer.data)
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429)
      throw new FileError('later', `máy chủ tệp tạm lỗi (HTTP ${answer.status})`)
    // A redirect leads elsewhere; gone is gone.
    throw new FileError('never', `máy chủ không còn tệp (HTTP ${answer.status})`)
  } catch (error) {
    if (error instanceof FileError) throw error
    const code = isAxiosError(error) ? (error.code ?? 'không rõ') : 'không rõ'
    if (code === 'EINSIDE') throw new FileError('never', 'địa chỉ tệp nằm trong mạng nội bộ')
    // axios's word for what is longer than it may be; a body that is cut off has the same code (lib/adapters/http.js).
    if (isAxiosError(error) && error.message.startsWith('maxContentLength'))
      throw new FileError('never', 'tệp lớn hơn mức cho phép')
    throw new FileError('later', `không tải được tệp (${code})`)
  }
}
