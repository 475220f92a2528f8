import type { Db } from '../../db/db.ts'
import { hasUnits } from '../../db/people/officers.ts'
import { hasChannel, type Config } from '../config/config.ts'

/** What an office needs before anybody can be reminded, as the start says it to whoever can do it. */
export const missingOffice =
  'Chưa có cơ quan trong cơ sở dữ liệu: chạy nhacviec template co-quan.xlsx, điền bảng tính, rồi nhacviec import co-quan.xlsx.'
export const missingChannel =
  'Chưa nối kênh chat nào nên chưa ai nhắn được: đặt TELEGRAM_BOT_TOKEN hoặc ZALO_BOT_TOKEN trong .env rồi chạy lại.'

/** What whoever opens the service's address is told: as it is now, an import may have come since the start. */
export async function frontPage(db: Db, config: Config): Promise<string> {
  const running = 'Nhắc Việc đang chạy.'
  if (!(await hasUnits(db.reads))) return `${running} ${missingOffice}`
  return hasChannel(config)
    ? `${running} Cán bộ nhắn tin cho trợ lý trong ứng dụng chat mà cơ quan đã nối.`
    : `${running} Cơ quan chưa nối kênh chat nào.`
}
