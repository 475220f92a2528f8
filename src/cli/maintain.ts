import { requireOtherFile } from '../../db/sqlite/own-files.ts'
import { readConfig } from '../config/config.ts'
import { UserError } from '../domain/chat/errors.ts'
import { backupTo, requireBackupPlace } from '../operations/backup.ts'
import type { OfficerAccount } from '../operations/end-again.ts'
import { leaveCommand } from '../operations/officer-leaves.ts'
import { restoreOffice, type Restored } from '../operations/restore.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { channelWords } from '../vietnamese/channel-words.ts'
import { adoptDatabase, openOffice, refuseDemo, whoseDatabase } from '../operations/whose-database.ts'
import { progressBar } from './progress-bar.ts'
import { say } from './say.ts'
import { withDatabase } from './surroundings.ts'

export function migrate(): Promise<void> {
  const { databaseFile } = readConfig()
  openOffice(databaseFile).close()
  console.log(`Cơ sở dữ liệu ${databaseFile} đã ở phiên bản hiện tại.`)
  return Promise.resolve()
}

export const backup = (file: string): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    requireOtherFile(db.file, file)
    requireBackupPlace(file)
    const bar = progressBar('Sao lưu')
    await backupTo(db, file, share => bar.update(share)).finally(() => bar.stop())
    console.log(`Đã sao lưu vào ${file}.`)
  })

export async function restore(file: string): Promise<void> {
  const config = readConfig()
  const { databaseFile } = config
  refuseDemo(databaseFile)
  if (whoseDatabase(file).kind === 'demo')
    throw new UserError(`${file} là bản sao của bản chạy thử (cơ quan mẫu), không khôi phục làm dữ liệu của cơ quan.`)
  const bar = progressBar('Khôi phục')
  const restored = await restoreOffice(file, databaseFile, {
    now: Date.now(),
    pushChannels: configuredPushChannels(config),
    onProgress: share => bar.update(share),
  }).finally(() => bar.stop())
  console.log(`Đã khôi phục ${databaseFile} từ ${file}.`)
  if (restored.aside !== undefined) console.log(`Dữ liệu trước khi khôi phục còn ở ${restored.aside}.`)
  if (restored.missing > 0)
    say(
      `Thiếu ${restored.missing} tệp minh chứng: thư mục ${file}.files không có hoặc không đủ. Dịch vụ sẽ tải lại từ nền tảng chat những tệp còn lấy được; chép đủ thư mục đó rồi khôi phục lại thì không thiếu.`,
    )
  tellOfAccess(restored)
}

function tellOfAccess({ ended, unsure, left, replaced }: Restored): void {
  if (ended.length > 0)
    say(
      `Đã hủy lại ${ended.length} tài khoản chat đã ngừng sau khi sao lưu: ${accountList(ended)}. Ai cần dùng lại thì cấp mã mới: nhacviec invite MÃ`,
    )
  for (const officer of left)
    say(
      `Sau khi sao lưu, đồng chí ${officer.name} (${officer.code}) đã thôi công tác; hãy ghi lại: ${leaveCommand(officer)}`,
    )
  if (unsure.length > 0)
    say(
      `${whyUnsure[replaced]} Các tài khoản chat sau dùng lại được: ${accountList(unsure)}. Nếu có ai đã nghỉ hoặc mất máy sau khi sao lưu, hãy chạy: nhacviec officer leave MÃ hoặc nhacviec unlink MÃ`,
    )
}

const whyUnsure: Record<Restored['replaced'], string> = {
  compared: 'Dữ liệu trước khi khôi phục không cho biết đủ.',
  nothing: 'Trước đó chưa có dữ liệu để đối chiếu.',
  unreadable: 'Dữ liệu trước khi khôi phục không đọc được để đối chiếu.',
}

const accountList = (accounts: readonly OfficerAccount[]): string =>
  accounts.map(({ code, name, channel }) => `${name} (${code}, ${channelWords[channel]})`).join('; ')

export async function adopt(): Promise<void> {
  const { databaseFile } = readConfig()
  const outcome = await adoptDatabase(databaseFile)
  console.log(
    outcome === 'adopted'
      ? `Từ nay ${databaseFile} là dữ liệu của cơ quan, kể cả người và việc mẫu còn trong đó.`
      : `${databaseFile} không phải tệp của bản chạy thử, không cần làm gì.`,
  )
}
