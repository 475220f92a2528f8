import { UserError } from '../domain/chat/errors.ts'
import { oneLine } from '../domain/chat/apart.ts'
import { exportWorkbook } from '../operations/export.ts'
import { importWorkbook, type ImportResult } from '../operations/import.ts'
import { exampleOffice } from '../files/example-office.ts'
import { readOffice } from '../files/office-sheets/read-office.ts'
import { readWorkbook, writeWorkbook } from '../files/workbook.ts'
import { doneInPart } from './exit.ts'
import { progressBar } from './progress-bar.ts'
import { say } from './say.ts'
import { printJson, withDatabase } from './surroundings.ts'

export async function template(file: string): Promise<void> {
  await writeWorkbook(file, exampleOffice())
  say(`Đã ghi bảng tính mẫu vào ${file}. Điền dữ liệu rồi chạy: nhacviec import ${file}`)
}

export interface ImportOptions {
  dryRun?: boolean
  json?: boolean
  at?: string
}

export const importFile = (file: string, options: ImportOptions): Promise<void> =>
  withDatabase(options.at, async ({ config, db, clock, today }) => {
    const office = readOffice(await readWorkbook(file), { today })
    const bar = progressBar('Nhập')
    const result = await importWorkbook(db, office, {
      dryRun: options.dryRun === true,
      now: clock.now(),
      today,
      fixed: config.fixed,
      onProgress: (done, total) => bar.update(done / Math.max(1, total)),
    }).finally(() => bar.stop())
    if (result.refused.length > 0) process.exitCode = doneInPart
    if (options.json) {
      printJson(result)
      return
    }
    print(result, options.dryRun === true)
  })

const outcomes = { new: 'mới', changed: 'thay đổi', unchanged: 'không đổi', refused: 'từ chối' } as const

function print(result: ImportResult, dryRun: boolean): void {
  if (dryRun)
    for (const row of result.rows)
      console.log(
        `${row.sheet} dòng ${row.row}: ${outcomes[row.outcome]}${row.title === undefined ? '' : ` – ${oneLine(row.title)}`}`,
      )
  for (const { sheet, row, reason } of result.warnings) say(oneLine(`Lưu ý, ${sheet} dòng ${row}: ${reason}`))
  for (const { sheet, row, reason } of result.refused) say(oneLine(`Từ chối, ${sheet} dòng ${row}: ${reason}`))
  const summary = `${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} không đổi, ${result.refused.length} bị từ chối.`
  console.log(dryRun ? `Nếu nhập: ${summary} (chưa ghi gì)` : `Đã nhập: ${summary}`)
}

export interface ExportOptions {
  unit?: string
  period?: string
  at?: string
}

export const exportFile = (file: string, options: ExportOptions): Promise<void> =>
  withDatabase(options.at, async ({ config, db, clock, today }) => {
    if (!file.endsWith('.xlsx')) throw new UserError(`Tệp xuất phải có đuôi .xlsx: ${file}`)
    const count = await exportWorkbook(db, file, {
      ...(options.unit !== undefined && { unitCode: options.unit }),
      ...(options.period !== undefined && { period: options.period }),
      now: clock.now(),
      today,
      fixed: config.fixed,
    })
    console.log(`Đã xuất ${count} nhiệm vụ vào ${file}.`)
  })
