import { accountOn } from '../../db/people/accounts.ts'
import { InUseError } from '../../db/sqlite/errors.ts'
import { lockInstance } from '../../db/sqlite/instance-lock.ts'
import type { Channel } from '../channels/channel.ts'
import type { Config } from '../config/config.ts'
import { UserError } from '../domain/chat/errors.ts'
import { findOfficer } from '../operations/find-officer.ts'
import type { Platform } from '../operations/trial/steps.ts'
import { openOffice, requireDatabase } from '../operations/whose-database.ts'
import { UsageError } from './exit.ts'
import { platformNames, type PlatformName } from './probe.ts'
import type { TrialPerson } from './trial-line.ts'

const usualWaitSeconds = 120

/** @throws UsageError for what is no channel, UserError for one that is not configured */
export function platformNamed(said: string, config: Config): PlatformName {
  const name = platformNames.find(one => one === said)
  if (name === undefined) throw new UsageError(`Kênh phải là một trong: ${platformNames.join(', ')}`)
  const configured = { telegram: config.telegram, 'zalo-bot': config.zaloBot, 'zalo-oa': config.zaloOa }
  const variables = { telegram: 'TELEGRAM_BOT_TOKEN', 'zalo-bot': 'ZALO_BOT_TOKEN', 'zalo-oa': 'các biến ZALO_OA_…' }
  if (configured[name] === undefined)
    throw new UserError(`Chưa cấu hình kênh ${name}: đặt ${variables[name]} trong .env rồi chạy lại.`)
  return name
}

export function waitSeconds(said: string | undefined): number {
  const seconds = said === undefined ? usualWaitSeconds : Number(said)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600)
    throw new UsageError('--wait: phải là số giây từ 1 đến 3600')
  return seconds
}

/** @throws UserError while a service runs, for an unknown officer, and for one who is not linked there */
export async function personOn(
  channel: PlatformName,
  to: string,
  config: Config,
  now: number,
): Promise<{ person: TrialPerson; silentHours: number | undefined }> {
  requireDatabase(config.databaseFile)
  const unlock = lockedAlone(config.databaseFile)
  const db = openOffice(config.databaseFile)
  try {
    const officer = await findOfficer(db.reads, to)
    const account = await accountOn(db.reads, officer.id, channel)
    if (!account)
      throw new UserError(
        `Đồng chí ${officer.name} chưa liên kết trên kênh ${channel}. Chạy dịch vụ, cấp mã bằng: nhacviec invite ${officer.code}, gửi mã vào kênh, rồi chạy lại.`,
      )
    const { externalId, chat, seenAt } = account
    const silentHours = seenAt === 0 ? undefined : (now - seenAt) / 3_600_000
    return { person: { officerId: officer.id, channel, externalId, chat }, silentHours }
  } finally {
    db.close()
    unlock()
  }
}

function lockedAlone(file: string): () => void {
  try {
    return lockInstance(file)
  } catch (error) {
    if (!(error instanceof InUseError)) throw error
    throw new UserError(
      'Dịch vụ đang chạy trên cơ sở dữ liệu này, mà hai chương trình không thể cùng nhận tin của một kênh. ' +
        'Hãy dừng dịch vụ (systemctl stop nhacviec, hoặc Ctrl+C), chạy lại lệnh này, rồi khởi động lại dịch vụ. ' +
        'Tin gửi đến trong lúc đó không mất.',
    )
  }
}

/** A webhook where the service has a public address; Zalo OA knows nothing else. */
export const receivingOf = (channel: PlatformName, { publicUrl }: Config): Platform['receiving'] =>
  channel === 'zalo-oa' || publicUrl !== undefined ? 'webhook' : 'polling'

export function platformOf({ capabilities }: Channel, channel: PlatformName, config: Config): Platform {
  const { buttons, images, files } = capabilities
  return {
    channel,
    buttons: buttons > 0,
    pictures: images,
    files: files ? 'whole' : config.publicUrl === undefined ? 'none' : 'link',
    receiving: receivingOf(channel, config),
  }
}
