import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const folder = new URL('../web/', import.meta.url)
const { resolve } = createRequire(import.meta.url)

/** Drawn for Vietnamese: the marks of ế, ỗ, ự neither collide nor float. */
const fonts = [
  ['/web/fonts/regular.ttf', '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'],
  ['/web/fonts/semi-bold.ttf', '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'],
] as const

/**
 * The page's own files, read once: only a file that was there at the start has a route, so no path leads elsewhere. They
 * are not counted against their reader's address: one look at the page asks for two dozen of them, a page that is loaded
 * again and again would end without its styles, and there is nothing to guess here and nothing that costs.
 */
export async function pageFiles(server: FastifyInstance): Promise<void> {
  const serve = (path: string, bytes: Buffer, type: string, cache: string) =>
    server.get(path, { config: { rateLimit: false } }, async (_request, reply) =>
      reply.type(type).header('cache-control', cache).send(bytes),
    )

  for (const name of readdirSync(folder)) {
    const type = types[extname(name)]
    const path = name === 'index.html' ? '/' : `/web/${name}`
    if (type) serve(path, readFileSync(new URL(name, folder)), type, 'no-cache')
  }
  for (const [path, file] of fonts) serve(path, readFileSync(resolve(file)), 'font/ttf', 'public, max-age=86400')
}
