import { writeFile } from 'node:fs/promises'
import { readWorkbook, type Sheet } from '../../src/files/workbook.ts'
import { rawWorkbook, serialOf, type RawCell, type RawSheet } from './raw-workbook.ts'
import { temporaryPath } from './temporary-path.ts'

export { rawWorkbook, serialOf, type RawCell, type RawSheet } from './raw-workbook.ts'

/** Writes hand-made sheets to a temporary file and returns its path. */
export async function workbookFile(sheets: RawSheet[], options: { date1904?: boolean } = {}): Promise<string> {
  const path = await temporaryPath('workbook.xlsx')
  await writeFile(path, rawWorkbook(sheets, options))
  return path
}

/** Hand-made sheets as the reader sees them. */
export const sheetsOf = async (...sheets: RawSheet[]): Promise<Sheet[]> => readWorkbook(await workbookFile(sheets))

const bold = (text: string): RawCell => ({ text, bold: true })

/**
 * An appendix of a plan as offices publish it: issuing office and titles above, a header of two rows with merged
 * groups, the numbering of columns, Roman groups and a bold one, deadlines in many forms, a total and signatures.
 */
export const planAppendix = (): RawSheet => ({
  name: 'Phụ lục I',
  rows: [
    [bold('ỦY BAN NHÂN DÂN'), null, null, bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')],
    [bold('THÀNH PHỐ SÔNG HỒNG'), null, null, bold('Độc lập - Tự do - Hạnh phúc')],
    [],
    [bold('PHỤ LỤC I')],
    [bold('DANH MỤC NHIỆM VỤ GIAO CÁC ĐƠN VỊ CHỦ TRÌ THỰC HIỆN NĂM 2026')],
    [{ text: '(Kèm theo Kế hoạch số 15/KH-UBND ngày 12 tháng 01 năm 2026)' }],
    [],
    ['STT', 'Nội dung nhiệm vụ', 'Cơ quan, đơn vị', null, 'Thời gian\nhoàn thành', 'Sản phẩm,\nkết quả', 'Ghi chú'].map(
      text => text && bold(text),
    ),
    [null, null, bold('Chủ trì'), bold('Phối hợp')],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    [bold('I'), bold('VỀ CẢI CÁCH HÀNH CHÍNH')],
    [1, 'Rà soát, cắt giảm thủ tục hành chính ', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Quý II/2026', 'Quyết định', null],
    [
      2,
      'Công bố danh mục dịch vụ công toàn trình',
      'Văn phòng UBND',
      'Sở Nội vụ',
      { serial: serialOf('2026-06-30') },
      'Quyết định',
    ],
    [bold('II'), bold('VỀ PHÁT TRIỂN KINH TẾ')],
    [null, bold('Nhóm nhiệm vụ về đầu tư công')],
    ['a)', 'Giao kế hoạch vốn đầu tư công', 'Sở Tài chính\nSở Xây dựng', null, 'Tháng 6/2026', 'Nghị quyết'],
    ['b)', 'Theo dõi tiến độ giải ngân', 'Sở Tài chính', null, 'Thường xuyên', 'Báo cáo'],
    [null, null, null, 'Sở Xây dựng', null, 'Biểu tổng hợp'],
    ['N01.1.1', 'Báo cáo tình hình thu ngân sách', 'Thuế thành phố', null, 'Hằng tháng, trước ngày 25', 'Báo cáo'],
    [bold('Tổng cộng: 5 nhiệm vụ')],
    [],
    [null, bold('Nơi nhận:'), null, null, bold('TM. ỦY BAN NHÂN DÂN')],
    [null, '- Như Điều 3;', null, null, bold('KT. CHỦ TỊCH')],
    [null, '- Lưu: VT, TH.', bold('PHÓ CHỦ TỊCH')],
    [null, null, null, null, bold('Nguyễn Văn An')],
  ],
  merges: [
    ...['A1:C1', 'D1:G1', 'A2:C2', 'D2:G2', 'A4:G4', 'A5:G5', 'A6:G6'],
    ...['A8:A9', 'B8:B9', 'C8:D8', 'E8:E9', 'F8:F9', 'G8:G9'],
    ...['B11:G11', 'B14:G14', 'A17:A18', 'B17:B18', 'C17:C18', 'E17:E18', 'A20:G20'],
  ],
})

/** The list a document system exports: columns by position, dates as text with their time, 1970 for no deadline. */
export const documentSystemExport = (): RawSheet => ({
  name: 'Sheet1',
  rows: [
    ['Lãnh đạo chỉ đạo', 'Ngày tạo', 'Số nhiệm vụ', 'Nhiệm vụ cha', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Hạn xử lý'],
    [
      'Trần Văn Bình',
      '05/01/2026',
      'NV26-0001',
      null,
      'Chuẩn bị họp báo quý I',
      'Văn phòng UBND',
      null,
      '25/03/2026 17:00',
    ],
    [
      'Trần Văn Bình',
      '06/01/2026',
      'NV26-0002',
      'NV26-0001',
      'Gửi giấy mời',
      'Sở Nội vụ',
      'Sở Tài chính',
      '01/01/1970',
    ],
    [
      'Lê Thị Cúc',
      { serial: serialOf('2026-01-07') },
      'NV26-0003',
      null,
      'Tổng hợp kiến nghị của…',
      'Sở Tài chính',
      null,
      null,
    ],
    [
      'Lê Thị Cúc',
      '08/01/2026',
      'NV26-0001',
      null,
      'Chuẩn bị họp báo quý I (điều chỉnh)',
      'Văn phòng UBND',
      null,
      '31/03/2026',
    ],
  ],
})

/** The same sheet as a Mac writes it: every letter with a mark in two or three code points. */
export const decomposed = (sheet: RawSheet): RawSheet => ({
  ...sheet,
  name: sheet.name.normalize('NFD'),
  rows: sheet.rows.map(row =>
    row.map(cell => {
      if (typeof cell === 'string') return cell.normalize('NFD')
      return cell !== null && typeof cell === 'object' && 'text' in cell
        ? { ...cell, text: cell.text.normalize('NFD') }
        : cell
    }),
  ),
})

/** A task table with the given header words and rows, in a sheet of any name. */
export const taskTable = (header: string[], ...rows: RawCell[][]): RawSheet => ({
  name: 'Theo dõi',
  rows: [header.map(bold), ...rows],
})
