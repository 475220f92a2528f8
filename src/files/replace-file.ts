import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Those that this process is writing now. */
const writing = new Set<string>()

/** Named by the process that writes it, so that the next one knows what nobody will finish. */
const unfinished = /\.(\d+)-[\da-f-]{36}\.tmp$/

/**
 * Writes all or nothing, for its own account only: an existing file is replaced only by a complete one that is on the disk.
 * What a run that was killed left of it is cleared.
 */
export async function replaceFile(
  file: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await clearLeftovers(file)
  const temporary = `${file}.${process.pid}-${randomUUID()}.tmp`
  writing.add(path.resolve(temporary))
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    writing.delete(path.resolve(temporary))
  }
}

async function clearLeftovers(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file))
  // Where there is no such folder, writing says so.
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!name.startsWith(`${path.basename(file)}.`)) continue
    const writer = unfinished.exec(name)?.[1]
    const left = path.join(folder, name)
    if (writer !== undefined && !writing.has(left) && !runs(Number(writer))) await rm(left, { force: true })
  }
}

/** In a container every run has the same number: of our own only those that we are writing count. */
function runs(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
