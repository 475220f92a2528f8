import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** What must be free in memory, bytes: many times what one run holds. */
const roomy = 2 ** 30

function roomyMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= roomy ? memory : undefined
  } catch {
    return undefined
  }
}

/**
 * All temporary files of a run lie in one folder, which goes at its end even if a worker was killed. It lies in memory
 * where there is room: each commit waits for the disk (synchronous=FULL), and no test cuts the power to see whether.
 */
export function setup(): () => void {
  const before = process.env['TMPDIR']
  const root = mkdtempSync(join(roomyMemory() ?? tmpdir(), 'nhacviec-test-'))
  process.env['TMPDIR'] = root
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(root, { recursive: true, force: true })
  }
}
