import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A path in a directory of its own that is gone when the test ends. */
export async function temporaryPath(name: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nhacviec-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, name)
}
