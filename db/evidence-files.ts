import { createHash, randomUUID } from 'node:crypto'
import { constants, existsSync, readdirSync } from 'node:fs'
import { copyFile, link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { makePrivateFolder } from './sqlite/private-file.ts'

/** The folder of the proofs that belong to a database file, or to a backup of one. */
export const evidenceFolder = (databaseFile: string): string => `${databaseFile}.files`

/** Under what a file of these bytes is kept. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** Two letters a folder: some hundred files each where an office has a hundred thousand. */
const placeOf = (folder: string, hash: string): string => path.join(folder, hash.slice(0, 2), hash)

export interface EvidenceFiles {
  folder: string
  /** Keeps the bytes, on the disk when it resolves; what is there already is not written again. @returns their hash */
  keep(bytes: Uint8Array): Promise<string>
  /** undefined: they are not there, or are no longer what they were */
  read(hash: string): Promise<Uint8Array | undefined>
  has(hash: string): boolean
  /** Removes what no row speaks of and what a kill left unfinished, if it is older than `before` (ms). @returns how many */
  clear(known: ReadonlySet<string>, before: number): Promise<number>
}

/**
 * Proofs beside the database, each under the hash of its bytes: kept once however often it was sent, never changed, for the
 * service's own account only.
 */
export function evidenceFiles(databaseFile: string): EvidenceFiles {
  const folder = evidenceFolder(databaseFile)
  return {
    folder,
    async keep(bytes) {
      const hash = hashOf(bytes)
      const place = placeOf(folder, hash)
      if (existsSync(place)) return hash
      makePrivateFolder(path.dirname(place))
      const unfinished = `${place}.${randomUUID()}.partial`
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, place)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      await flushFolder(path.dirname(place))
      return hash
    },
    async read(hash) {
      if (!isHash(hash)) return undefined
      const bytes = await readFile(placeOf(folder, hash)).catch(() => undefined)
      return bytes && hashOf(bytes) === hash ? bytes : undefined
    },
    has: hash => isHash(hash) && existsSync(placeOf(folder, hash)),
    async clear(known, before) {
      let removed = 0
      for (const { name, place } of filesIn(folder)) {
        if (known.has(name) || (await stat(place)).mtimeMs >= before) continue
        await rm(place, { force: true })
        removed++
      }
      return removed
    },
  }
}

/** A name is on the disk when its folder is. Windows opens no folder. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => undefined)
  await opened?.close()
}

function filesIn(folder: string): { name: string; place: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name: part }) =>
      readdirSync(path.join(folder, part), { withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ name }) => ({ name, place: path.join(folder, part, name) })),
    )
}

/**
 * Takes these files along from one database's folder to another's (undefined: all that are there): as a second name of the
 * same file where both are on one disk, which costs nothing, else as a copy. What is there already stays. @returns how many
 * of them are missing
 */
export async function takeEvidenceAlong(
  from: string,
  to: string,
  hashes?: ReadonlySet<string>,
): Promise<{ missing: number }> {
  const [source, target] = [evidenceFolder(from), evidenceFolder(to)]
  const wanted = hashes ?? new Set(filesIn(source).flatMap(({ name }) => (isHash(name) ? [name] : [])))
  let missing = 0
  for (const hash of wanted) {
    const [there, here] = [placeOf(source, hash), placeOf(target, hash)]
    if (existsSync(here)) continue
    if (!existsSync(there)) {
      missing++
      continue
    }
    makePrivateFolder(path.dirname(here))
    await link(there, here).catch(() => copyWhole(there, here))
  }
  return { missing }
}

/** Under another name first: a file that is there is whole. */
async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${randomUUID()}.partial`
  try {
    await copyFile(from, unfinished, constants.COPYFILE_EXCL)
    const file = await open(unfinished, 'r+')
    await file.chmod(0o600)
    await file.sync()
    await file.close()
    await rename(unfinished, to)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
