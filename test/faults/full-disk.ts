import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Workplace } from '../helpers/process.ts'
import { processOf } from './process-of.ts'

/** A disk that is full, and has room again, when the test says so. */
export interface FullDisk {
  name: string
  /** Called while the workplace is still empty. */
  prepare(workplace: Workplace): void
  fill(workplace: Workplace): void
  free(workplace: Workplace): void
  /** A service begun by this finds the disk full. */
  startsFull(workplace: Workplace): string[]
  remove(workplace: Workplace): void
}

const ballast = 'ballast'

/** A small file system in memory: the real ENOSPC. Needs the right to mount. */
const smallDisk: FullDisk = {
  name: 'a small tmpfs',
  prepare: ({ folder }) => void execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]),
  fill({ folder }) {
    const file = openSync(join(folder, ballast), 'a')
    try {
      // Ever smaller pieces until not even a page fits.
      for (let size = 1024 * 1024; size >= 4096; size /= 2) writeWhileItFits(file, Buffer.alloc(size))
    } finally {
      closeSync(file)
    }
  },
  free: ({ folder }) => rmSync(join(folder, ballast)),
  startsFull(workplace) {
    smallDisk.fill(workplace)
    return []
  },
  remove: ({ folder }) => void execFileSync('umount', ['-l', folder]),
}

function writeWhileItFits(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

/** No file of the process may grow any more (RLIMIT_FSIZE, EFBIG): works without any right. */
const sizeLimit: FullDisk = {
  name: 'a limit on the size of files',
  prepare: () => undefined,
  fill: workplace => limit(workplace, String(statSync(`${workplace.database}-wal`).size)),
  free: workplace => limit(workplace, 'unlimited'),
  startsFull: () => ['prlimit', '--fsize=4096'],
  remove: () => undefined,
}

const limit = (workplace: Workplace, bytes: string) =>
  void execFileSync('prlimit', ['--pid', String(processOf(workplace)), `--fsize=${bytes}:`])

/** May this process mount? A container usually may not. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const mountable = canMount()
/** Never none: where nothing can be mounted the limit stands for the disk. */
export const fullDisks: readonly FullDisk[] = mountable ? [smallDisk, sizeLimit] : [sizeLimit]
