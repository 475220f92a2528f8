import { UserError } from '../domain/chat/errors.ts'
import { exportWorkbook } from '../operations/export.ts'
import { exampleOffice } from '../files/example-office.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { keepFilledIn, requireWorkbookPlace } from '../operations/output-file.ts'
import { say } from './say.ts'
import { withDatabase } from './surroundings.ts'

export async function template(file: string): Promise<void> {
  keepFilledIn(file)
  await writeWorkbook(file, exampleOffice())
  say(`Đã ghi bảng tính mẫu vào ${file}. Điền dữ liệu rồi chạy: nhacviec import ${file}`)
}

export interface ExportOptions {
  unit?: string
  period?: string
  at?: string
}

export const exportFile = (file: string, options: ExportOptions): Promise<void> =>
  withDatabase(options.at, async ({ config, db, clock, today }) => {
    if (!file.endsWith('.xlsx')) throw new UserError(`Tệp xuất phải có đuôi .xlsx: ${file}`)
    requireWorkbookPlace(file)
    const count = await exportWorkbook(db, file, {
      ...(options.unit !== undefined && { unitCode: options.unit }),
      ...(options.period !== undefined && { period: options.period }),
      now: clock.now(),
      today,
      fixed: config.fixed,
    })
    console.log(`Đã xuất ${count} nhiệm vụ vào ${file}.`)
  })
