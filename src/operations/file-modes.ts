import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Check } from './doctor.ts'
import { shellWord } from './shell-word.ts'

export interface OwnFiles {
  databaseFile: string
  backupDir: string
  /** of a channel */
  tokenFile: string
  /** that hold secrets */
  secretFiles: readonly string[]
  /** the configuration of the working folder */
  environmentFile: string
}

/** What others at the machine may do to it: read a file, write into a folder. A folder like /tmp keeps its files apart. */
const tooOpen = { file: 0o077, folder: 0o022 } as const
const sticky = 0o1000

const restrict = (files: readonly string[]): string => `chmod 600 ${files.map(shellWord).join(' ')}`

/** What an operator runs so that nobody else at the machine reads the database; undefined: nobody does. Its rights are theirs to set. */
export function restrictDatabase(file: string): string | undefined {
  const files = beginningWith(file).filter(one => isOpen(one, tooOpen.file))
  return files.length > 0 ? restrict(files) : undefined
}

/** Whatever holds personal data or tokens is for the service's own account only; with the commands that mend it. */
export function checkFileModes(own: OwnFiles): Check {
  const files = ownFiles(own).filter(file => isOpen(file, tooOpen.file))
  const around = [own.databaseFile, own.environmentFile, ...own.secretFiles.filter(isOurs)].map(file =>
    path.dirname(file),
  )
  const folders = [...around, own.backupDir].filter(folder => isOpen(folder, tooOpen.folder))
  const remedies = [
    ...(files.length > 0 ? [restrict(files)] : []),
    ...(folders.length > 0 ? [`chmod go-w ${[...new Set(folders)].map(shellWord).join(' ')}`] : []),
  ]
  if (remedies.length === 0) return { name: 'files', ok: true, detail: 'chỉ tài khoản chạy dịch vụ đọc được' }
  return {
    name: 'files',
    ok: false,
    detail: `tài khoản khác trên máy đọc hoặc ghi được; hãy chạy: ${remedies.join('; ')}`,
  }
}

/** What a container is handed is not its own to change, and nobody else is there (Docker Compose: 0444). */
const handedIn = /^\/(var\/)?run\/secrets\//
const isOurs = (file: string): boolean =>
  !handedIn.test(file) && statSync(file, { throwIfNoEntry: false })?.uid === process.getuid?.()

function ownFiles({ databaseFile, backupDir, tokenFile, environmentFile, secretFiles }: OwnFiles): string[] {
  return [
    environmentFile,
    ...secretFiles.filter(isOurs),
    ...beginningWith(databaseFile),
    ...beginningWith(tokenFile),
    ...backupsIn(backupDir),
  ]
}

/** The file itself and what stands beside it under its name: logs, lock, copies, what is unfinished. */
const beginningWith = (file: string): string[] =>
  namesIn(path.dirname(file))
    .filter(name => name.startsWith(path.basename(file)))
    .map(name => path.join(path.dirname(file), name))

const backupsIn = (folder: string): string[] =>
  namesIn(folder)
    .filter(name => /\.db(\.partial)?(-\w+)?$/.test(name))
    .map(name => path.join(folder, name))

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

function isOpen(file: string, bits: number): boolean {
  // Windows has rights of another kind.
  if (process.platform === 'win32') return false
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & bits) !== 0 && (mode & sticky) === 0
}
