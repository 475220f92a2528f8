import type { FastifyInstance, FastifyReply } from 'fastify'
import { notCounted, refuseStrangers } from '../address-limit.ts'

export interface Media {
  name: string
  mime: string
  bytes: Uint8Array
}

export interface MediaPort {
  /** What the token leads to; nothing once it has expired. `expiresAt`: ms since 1970 */
  find: (token: string) => { media: Media; expiresAt: number } | undefined
  now: () => number
}

/** Pictures and files that were given an address for some minutes. Who knows the address may read them. */
export async function mediaRoutes(server: FastifyInstance, { find, now }: MediaPort): Promise<void> {
  const refuseStranger = refuseStrangers(server)
  // Who knows an address is not counted: Zalo fetches an office's pictures from a few addresses of its own.
  server.get<{ Params: { token: string } }>('/media/:token', { config: notCounted }, async (request, reply) => {
    const found = find(request.params.token)
    if (!found) return refuseStranger(request, reply, 404)
    return sendMedia(reply, found.media, `private, max-age=${Math.floor((found.expiresAt - now()) / 1000)}`)
  })
}

export const sendMedia = (reply: FastifyReply, { name, mime, bytes }: Media, cache: string): FastifyReply =>
  reply
    .type(mime)
    .header('content-disposition', disposition(mime, name))
    .header('cache-control', cache)
    .header('x-content-type-options', 'nosniff')
    .send(bytes)

/** Pictures are shown, everything else is saved; the name in both forms of RFC 6266. */
function disposition(mime: string, name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${mime.startsWith('image/') ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
