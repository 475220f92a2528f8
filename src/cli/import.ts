import { statSync } from 'node:fs'
import path from 'node:path'
import { officeSettings } from '../../db/office/settings.ts'
import { UserError } from '../domain/chat/errors.ts'
import { columnAnswers } from '../files/office-sheets/column-answers.ts'
import { readOffice, type OfficeFile } from '../files/office-sheets/read-office.ts'
import { planUnitSheet } from '../files/layout.ts'
import { readWorkbook, writeWorkbook } from '../files/workbook.ts'
import { restrictDatabase } from '../operations/file-modes.ts'
import { importWorkbook, unitsNamedIn } from '../operations/import.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { doneInPart, UsageError } from './exit.ts'
import { printImport } from './import-report.ts'
import { keepFilledIn } from '../operations/output-file.ts'
import { progressBar } from './progress-bar.ts'
import { say } from './say.ts'
import { printJson, withDatabase } from './surroundings.ts'

export interface ImportOptions {
  dryRun?: boolean
  json?: boolean
  at?: string
  /** answers to the report of the columns: `D=Thời hạn` */
  column?: string[]
  /** the year of the plan */
  year?: string
  createUnits?: boolean
  /** the workbook to write them to; true: one beside the plan */
  unitsFromPlan?: string | true
}

export async function importFile(given: string | undefined, options: ImportOptions): Promise<void> {
  // `import --units-from-plan PLAN.xlsx` names the plan alone.
  const only = given === undefined && typeof options.unitsFromPlan === 'string'
  const file = only ? String(options.unitsFromPlan) : given
  if (file === undefined) throw new UsageError('Lỗi: thiếu <tệp.xlsx>, ví dụ: nhacviec import ke-hoach.xlsx')
  const beside = path.join(path.dirname(file), `${path.parse(file).name}-don-vi.xlsx`)
  const output = only || options.unitsFromPlan === true ? beside : options.unitsFromPlan
  const brings = { made: true }
  await withDatabase(
    options.at,
    async ({ config, db, clock, today }) => {
      const office = await readPlan(file, today, options)
      if (output !== undefined) return writeUnits(output, office, db)
      const bar = progressBar('Nhập')
      const result = await importWorkbook(db, office, {
        dryRun: options.dryRun === true,
        createUnits: options.createUnits === true,
        now: clock.now(),
        today,
        fixed: config.fixed,
        tell: {
          timeZone: config.timeZone,
          pushChannels: configuredPushChannels(config),
          settings: tx => officeSettings(tx, config.fixed),
        },
        onProgress: (done, total) => bar.update(done / Math.max(1, total)),
      }).finally(() => bar.stop())
      if (result.refused.length > 0) process.exitCode = doneInPart
      const restrict = restrictDatabase(config.databaseFile)
      if (restrict !== undefined)
        console.error(`Lưu ý: tài khoản khác trên máy đọc được cơ sở dữ liệu; hãy chạy: ${restrict}`)
      if (options.json) printJson(result)
      else printImport(result, options.dryRun === true)
    },
    brings,
  )
}

/** Read at one go, before there is any progress to tell of: so many bytes take long enough for a word. */
const longToRead = 1_000_000

/** @throws UserError when nothing of the file is read: it must not pass for an empty plan */
async function readPlan(file: string, today: string, { column = [], year }: ImportOptions): Promise<OfficeFile> {
  if (year !== undefined && !/^20\d\d$/.test(year))
    throw new UsageError(`--year: "${year}" không phải là năm, ví dụ 2026`)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= longToRead)
    console.error('Đang đọc tệp lớn, có thể mất nửa phút…')
  const office = readOffice(await readWorkbook(file), {
    today,
    answers: columnAnswers(column),
    ...(year !== undefined && { year: Number(year) }),
  })
  if (office.found.length > 0) return office
  const seen = office.warnings.map(({ reason }) => reason)
  throw new UserError(
    `Không tìm thấy bảng nào đọc được trong tệp ${path.basename(file)}. Bảng nhiệm vụ cần có dòng tiêu đề cột (ví dụ: STT, Nội dung, Đơn vị chủ trì, Thời hạn). ${seen.join(' ')}`.trim(),
  )
}

async function writeUnits(output: string, office: OfficeFile, db: Parameters<typeof unitsNamedIn>[0]): Promise<void> {
  const units = await unitsNamedIn(db, office)
  if (units.length === 0) return say('Mọi đơn vị ghi trong kế hoạch đã có trong danh sách.')
  keepFilledIn(output)
  await writeWorkbook(output, [planUnitSheet(units)])
  say(
    `Đã ghi ${units.length} đơn vị vào ${output}. Kiểm tra, sửa hoặc xóa dòng thừa, rồi chạy: nhacviec import ${output}`,
  )
}
