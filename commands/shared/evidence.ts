import { addEvidence, stepWithAlbum } from '../../db/tasks/events.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { FileReference } from '../../src/domain/chat/incoming.ts'
import { nfc } from '../../src/domain/chat/tidy-text.ts'
import { joinList, shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'

/** bytes; what Telegram lets a bot send, and more than any scanned report needs */
const largest = 50 * 1024 * 1024
const longestName = 120
const longestMime = 127

/** What Windows, Android and a browser run when it is opened, by Microsoft's list of blocked attachments. */
const programs = new Set(
  (
    'ade adp apk app appx bat chm cmd com cpl dll dmg exe gadget hta htm html inf ins iso jar js jse lnk mjs msc msi msix msp ' +
    'mst pif ps1 psm1 py reg scr sct sh svg sys vb vbe vbs wsc wsf wsh xll'
  ).split(' '),
)
const programMime = /x-(?:ms)?dos|x-msdownload|x-executable|x-sh\b|java-archive|javascript|android\.package|html|svg/i

/**
 * Keeps the files that came with the message as proof, by where they are and what they are: nothing is ever fetched.
 * Returns the sentence that says so, or nothing. @throws UserError for a program or a file of more than 50 MB
 */
export async function keepEvidence(context: OfficerContext, taskId: number): Promise<string> {
  const { files, channel } = context.message
  for (const file of files) {
    const name = fileName(file)
    if (programMime.test(file.mime) || programs.has(endingOf(name)))
      throw refusal(taskId, `Tệp ${name} là tệp chương trình nên không được nhận làm minh chứng`)
    if ((file.size ?? 0) > largest)
      throw refusal(taskId, `Tệp ${name} lớn hơn 50 MB nên không được nhận làm minh chứng`)
    await addEvidence(context.tx, {
      taskId,
      officerId: context.actor.officerId,
      at: context.now,
      channel,
      file: kept(file),
    })
  }
  if (files.length === 0) return ''
  const others = files.some(({ album }) => album !== undefined) ? ' và các tệp gửi cùng lượt' : ''
  return ` Đã lưu minh chứng: ${joinList([...new Set(files.map(fileName))])}${others}.`
}

/** One more picture of an album whose report stands already; true once it is kept with it. Never a program: those are documents. */
export async function keepWithAlbum(context: OfficerContext, file: FileReference): Promise<boolean> {
  const { tx, actor, message } = context
  if (file.album === undefined) return false
  const { channel } = message
  const step = await stepWithAlbum(tx, { channel, album: file.album, officerId: actor.officerId })
  if (!step || programMime.test(file.mime) || programs.has(endingOf(fileName(file)))) return false
  await addEvidence(tx, { ...step, officerId: actor.officerId, channel, file: kept(file) })
  return true
}

const kept = (file: FileReference): FileReference => ({
  reference: file.reference,
  name: fileName(file),
  mime: mimeOf(file),
  ...sizeOf(file),
  ...(file.album !== undefined && { album: file.album }),
})

const refusal = (taskId: number, why: string): UserError =>
  new UserError(
    `${why}; việc #${taskId} chưa có gì thay đổi. Đồng chí gửi lại kèm ảnh hoặc tài liệu (PDF, Word, Excel) không quá 50 MB, chú thích có số việc.`,
    [{ label: `Xem #${taskId}`, send: `/viec ${taskId}` }],
  )

/** The last part of the name that the sender's device gave, as one short line without what means something in a path. */
export function fileName({ name }: FileReference): string {
  const bare = (nfc(name).split(/[\\/]/).at(-1) ?? '').replace(/[\n<>:"|?*]+/g, ' ').replace(/[. ]+$/, '')
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(bare)?.[0] ?? ''
  const stem = bare.slice(0, bare.length - ending.length).trim()
  return stem === '' ? `tep${ending}` : `${shorten(stem, longestName - ending.length)}${ending}`
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''

const mimeOf = ({ mime }: FileReference): string =>
  mime.length <= longestMime && /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : 'application/octet-stream'

/** A platform's word for a size may be anything that JSON calls a number. */
const sizeOf = ({ size }: FileReference): { size?: number } =>
  size !== undefined && Number.isSafeInteger(size) && size >= 0 ? { size } : {}
