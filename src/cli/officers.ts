import type { Departure } from '../domain/people/access.ts'
import { officerStatusNames } from '../domain/people/access.ts'
import { channelNames, type ChannelName } from '../domain/chat/incoming.ts'
import { oneLine } from '../domain/chat/apart.ts'
import { channelWords } from '../vietnamese/channel-words.ts'
import { fullDate, shorten } from '../vietnamese/phrases.ts'
import { roleWords } from '../vietnamese/task-lines.ts'
import { leaveCommand, officerLeaves, untilHandedOver, type Leaving } from '../operations/officer-leaves.ts'
import { shellWord } from '../operations/shell-word.ts'
import { renameOfficer } from '../operations/rename-officer.ts'
import { unlinkOfficer } from '../operations/unlink.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { UsageError } from './exit.ts'
import { say } from './say.ts'
import { printJson, withDatabase } from './surroundings.ts'

export interface UnlinkOptions {
  channel?: string
  json?: boolean
}

export const unlink = (said: string, options: UnlinkOptions): Promise<void> => {
  const channel = options.channel === undefined ? undefined : knownChannel(options.channel)
  return withDatabase(undefined, async ({ config, db, clock }) => {
    const pushChannels = configuredPushChannels(config)
    const { officer, accounts, invites } = await unlinkOfficer(db, said, { channel, now: clock.now(), pushChannels })
    if (options.json) return printJson({ officer: officer.code, accounts, invites })
    const ended = accounts.length === 0 ? 'không có tài khoản nào để hủy' : `đã hủy liên kết ${channelList(accounts)}`
    console.log(`${officer.name} (${officer.code}): ${ended}; ${codes(invites)}.`)
    say(
      `Số điện thoại không còn đủ để liên kết lại, cho đến khi dùng một mã mới: nhacviec invite ${shellWord(officer.code)}`,
    )
  })
}

function knownChannel(name: string): ChannelName {
  const channel = channelNames.find(known => known === name)
  if (channel === undefined)
    throw new UsageError(
      `--channel: kênh phải là một trong: ${channelNames.join(', ')}. Hãy chạy lại với một tên trong số đó.`,
    )
  return channel
}

const channelList = (channels: readonly ChannelName[]): string =>
  channels.map(channel => channelWords[channel]).join(', ')
const codes = (count: number): string =>
  count === 0 ? 'không có mã liên kết nào còn hiệu lực' : `đã thu hồi ${count} mã liên kết`

export interface LeaveOptions {
  to?: string
  transferred?: boolean
  json?: boolean
}

export const leave = (said: string, name: string | undefined, options: LeaveOptions): Promise<void> =>
  withDatabase(undefined, async ({ db, clock }) => {
    const status: Departure = options.transferred ? 'transferred' : 'left'
    const left = await officerLeaves(db, said, { name, status, to: options.to, now: clock.now() })
    const { officer, open, successor } = left
    if (options.json) {
      const tasks = open.map(({ taskId, title, due, role }) => ({ id: taskId, title, role: roleWords[role], due }))
      const { accounts, invites } = left
      printJson({
        officer: officer.code,
        accounts: accounts.length,
        invites,
        tasks,
        ...(successor && { to: successor.code }),
      })
      return
    }
    printLeaving(left, status)
  })

function printLeaving(left: Leaving, status: Departure): void {
  const { officer, open, successor, before, accounts, invites, sharingPhone } = left
  console.log(
    before
      ? `${officer.name} (${officer.code}) đã thôi công tác từ trước.`
      : `${officer.name} (${officer.code}): đã ghi “${officerStatusNames[status]}”, hủy ${accounts.length} tài khoản chat; ${codes(invites)}.`,
  )
  for (const { code, name } of sharingPhone)
    say(`${name} (${code}) có cùng số điện thoại: từ nay chỉ liên kết được bằng mã: nhacviec invite ${shellWord(code)}`)
  if (open.length === 0) return console.log('Không còn việc nào đang mở.')
  console.log(
    successor
      ? `Đã bàn giao ${open.length} việc cho ${successor.name} (${successor.code}):`
      : `Còn ${open.length} việc đang mở:`,
  )
  for (const { taskId, title, due, role } of open)
    console.log(
      `  #${taskId} ${shorten(oneLine(title), 100)} (${roleWords[role]}, ${due === null ? 'không thời hạn' : `hạn ${fullDate(due)}`})`,
    )
  if (!successor) say(`${untilHandedOver} Bàn giao: ${leaveCommand(officer, 'MÃ')}`)
}

export interface RenameOptions {
  sameName?: boolean
}

export const rename = (said: string, newName: string, options: RenameOptions): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const { officer, name } = await renameOfficer(db, said, newName, { sameName: options.sameName === true })
    console.log(`${officer.code}: đổi họ tên từ “${officer.name}” thành “${name}”, vẫn là một người.`)
  })
