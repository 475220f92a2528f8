import type { FileReference } from '../chat/incoming.ts'

/** Where a proof is: on the platform alone, kept by us, or not to be had any more. */
export const evidenceStates = ['waiting', 'kept', 'lost'] as const
export type EvidenceState = (typeof evidenceStates)[number]

/** bytes; what Telegram lets a bot fetch (getFile), and more than any scanned report needs */
export const largestFile = 20 * 1024 * 1024

/** What Windows, Android and a browser run when it is opened, by Microsoft's list of blocked attachments. */
const programs = new Set(
  (
    'ade adp apk app appx bat chm class cmd com cpl crx deb dex dll dmg elf exe gadget hta htm html inf ins iso jar js jse lnk macho mjs msc msi msix msp ' +
    'mst pif ps1 psm1 py reg rpm scr sct sh svg swf sys vb vbe vbs wasm wsc wsf wsh xll'
  ).split(' '),
)
const programMime = /x-(?:ms)?dos|x-msdownload|x-executable|x-sh\b|java-archive|javascript|android\.package|html|svg/i

export interface FileRefusal {
  refused: 'program-file' | 'file-too-large'
  task: number
  /** as it is shown to people */
  file: string
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** Why a file, whose name is already tidy, is no evidence; undefined where it may be kept. */
export function unfitFile({ name, mime, size = 0 }: FileReference): FileRefusal['refused'] | undefined {
  if (programMime.test(mime) || programs.has(endingOf(name))) return 'program-file'
  return size > largestFile ? 'file-too-large' : undefined
}
