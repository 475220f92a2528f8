import { addEvidence, stepWithAlbum } from '../../db/tasks/evidence.ts'
import type { Tx } from '../../db/db.ts'
import type { ChannelName, FileReference } from '../domain/chat/incoming.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import type { Actor } from '../domain/people/access.ts'
import { unfitFile, type FileRefusal } from '../domain/tasks/evidence.ts'
import type { Moment } from '../domain/tasks/task.ts'
import { shorten } from '../vietnamese/phrases.ts'

/** What came along with a report: where it is and what it is. Its bytes are fetched after the commit (src/evidence). */
export interface Sent {
  channel: ChannelName
  files: readonly FileReference[]
}

const longestName = 120
const longestMime = 127

/** The first file that may not be kept with the task, before anything is written. */
export function refusedFile(task: number, { files }: Sent): FileRefusal | undefined {
  for (const file of files.map(tidied)) {
    const refused = unfitFile(file)
    if (refused) return { refused, task, file: file.name }
  }
  return undefined
}

/** Keeps the files as proof of the step. Those that may not be kept were refused before. */
export async function keepEvidence(
  tx: Tx,
  actor: Actor,
  at: Moment,
  step: { task: number; event: number },
  { channel, files }: Sent,
): Promise<void> {
  const proof = { taskId: step.task, eventId: step.event, officerId: actor.officerId, at: at.now, channel }
  for (const file of files) await addEvidence(tx, { ...proof, file: tidied(file) })
}

/** One more picture of an album whose report stands already; true once it is kept with it. Never a program: those are documents. */
export async function keepWithAlbum(
  tx: Tx,
  actor: Actor,
  { channel, file }: { channel: ChannelName; file: FileReference },
): Promise<boolean> {
  const picture = tidied(file)
  if (picture.album === undefined || unfitFile(picture) === 'program-file') return false
  const step = await stepWithAlbum(tx, { channel, album: picture.album, officerId: actor.officerId })
  if (!step) return false
  await addEvidence(tx, { ...step, officerId: actor.officerId, channel, file: picture })
  return true
}

const tidied = (file: FileReference): FileReference => ({
  reference: file.reference,
  name: fileName(file),
  mime: mimeOf(file),
  ...sizeOf(file),
  ...(file.album !== undefined && { album: file.album }),
})

/**
 * The last part of the name that the sender's device gave, as one short line without what means something in a path. The
 * strokes of a date or a document's number ("số 12/2026") part nothing.
 */
export function fileName({ name }: Pick<FileReference, 'name'>): string {
  const bare = (
    nfc(name)
      .replace(/(?<=\d)\/(?=\d)/g, '-')
      .split(/[\\/]/)
      .at(-1) ?? ''
  )
    .replace(/ *[\n<>:"|?*]+ */g, ' ')
    .replace(/[. ]+$/, '')
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(bare)?.[0] ?? ''
  const stem = bare.slice(0, bare.length - ending.length).trim()
  return stem === '' ? `tep${ending}` : `${shorten(stem, longestName - ending.length)}${ending}`
}

const mimeOf = ({ mime }: FileReference): string =>
  mime.length <= longestMime && /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : 'application/octet-stream'

/** A platform's word for a size may be anything that JSON calls a number. */
const sizeOf = ({ size }: FileReference): { size?: number } =>
  size !== undefined && Number.isSafeInteger(size) && size >= 0 ? { size } : {}
