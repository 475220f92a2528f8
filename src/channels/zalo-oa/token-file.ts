import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { finite } from '../shared/json.ts'

const token = v.pipe(v.string(), v.nonEmpty())
const stored = v.object({
  /** digest of the operator's refresh token that this chain began with */
  seed: v.string(),
  accessToken: token,
  refreshToken: token,
  /** ms since 1970 */
  expiresAt: finite,
  /** from then on a new one is asked for, while this one still works */
  refreshAt: finite,
})

export type TokenPair = v.InferOutput<typeof stored>

/** Beside the database, but not in its backups: an old pair is a dead one. */
export const tokenFileBeside = (databaseFile: string): string =>
  path.join(path.dirname(databaseFile), 'zalo-oa-token.json')

/** Tells whether the operator has signed in anew, without keeping the token itself a second time. */
export const seedOf = (refreshToken: string): string => createHash('sha256').update(refreshToken).digest('hex')

/** The stored pair; undefined when there is none or it cannot be understood. @throws what reading threw otherwise */
export async function readTokenFile(file: string): Promise<TokenPair | undefined> {
  try {
    const read = v.safeParse(stored, JSON.parse(await readFile(file, 'utf8')))
    return read.success ? read.output : undefined
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
