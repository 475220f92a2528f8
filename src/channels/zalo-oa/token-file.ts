import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const stored = z.object({
  /** digest of the operator's refresh token that this chain began with */
  seed: z.string(),
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** ms since 1970 */
  expiresAt: z.number(),
  /** from then on a new one is asked for, while this one still works */
  refreshAt: z.number(),
})

export type TokenPair = z.infer<typeof stored>

/** Beside the database, but not in its backups: an old pair is a dead one. */
export const tokenFileBeside = (databaseFile: string): string =>
  path.join(path.dirname(databaseFile), 'zalo-oa-token.json')

/** Tells whether the operator has signed in anew, without keeping the token itself a second time. */
export const seedOf = (refreshToken: string): string => createHash('sha256').update(refreshToken).digest('hex')

/** The stored pair; undefined when there is none or it cannot be understood. @throws what reading threw otherwise */
export async function readTokenFile(file: string): Promise<TokenPair | undefined> {
  try {
    return stored.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return undefined
    throw error
  }
}

/** Resolves once the pair is on the disk, readable by our own account alone; a crash leaves the old file or the new. */
export async function writeTokenFile(file: string, pair: TokenPair): Promise<void> {
  const unfinished = `${file}.tmp`
  await rm(unfinished, { force: true })
  await written(unfinished, 'wx', handle => handle.writeFile(JSON.stringify(pair)))
  await rename(unfinished, file)
  // The rename itself is durable only with its folder.
  await written(path.dirname(file), 'r', () => Promise.resolve())
}

type Handle = Awaited<ReturnType<typeof open>>

async function written(file: string, flags: string, write: (handle: Handle) => Promise<void>): Promise<void> {
  const handle = await open(file, flags, 0o600)
  try {
    await write(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
