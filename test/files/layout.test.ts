import { describe, expect, test } from 'vitest'
import { exampleOffice } from '../../src/files/example-office.ts'
import { taskSheet } from '../../src/files/layout.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { splitUnits, unitMatcher } from '../../src/files/office-sheets/split-units.ts'
import { readWorkbook, writeWorkbook, type OutSheet } from '../../src/files/workbook.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const today = '2026-11-22'

async function reread(sheets: OutSheet[]) {
  const path = await temporaryPath('office.xlsx')
  await writeWorkbook(path, sheets)
  return readOffice(await readWorkbook(path), { today })
}

describe('the template', () => {
  test('is imported without a refusal or a warning', async () => {
    const office = await reread(exampleOffice())
    expect(office).toMatchObject({
      refused: [],
      warnings: [],
      found: ['Đơn vị', 'Cán bộ', 'Nhiệm vụ', 'Ngày nghỉ', 'Thiết lập'],
    })
    expect([office.units, office.officers, office.tasks, office.holidays].map(rows => rows.length)).toEqual([
      4, 5, 6, 5,
    ])
    expect(new Set(office.officers.flatMap(officer => officer.roles ?? []))).toEqual(
      new Set(['officer', 'leader', 'general_affairs', 'admin']),
    )
  })

  test('names only units and officers that it lists', async () => {
    const { units, officers, tasks } = await reread(exampleOffice())
    const known = unitMatcher(units)
    const named = [...officers.map(officer => officer.unit), ...units.flatMap(unit => unit.parent ?? [])]
    for (const text of [...named, ...tasks.flatMap(task => [task.leads, task.coordinators ?? ''])])
      expect(splitUnits(text, known).unknown).toEqual([])
    const codes = officers.map(officer => officer.code)
    for (const { leadOfficer } of tasks) if (leadOfficer !== undefined) expect(codes).toContain(leadOfficer)
  })
})

describe('an export', () => {
  const stored = {
    code: 'NV-1',
    number: '1',
    title: 'Trình đề án',
    leads: 'VP',
    coordinators: 'KTHT\nVHXH',
    document: '05/KH-UBND',
    ...({ documentDate: '2026-01-08', deadline: '2026-12-04', urgency: 'very_urgent', needsApproval: true } as const),
    doneOn: '2026-11-20',
    result: 'Đã trình',
    product: 'Đề án',
    note: 'x',
    source: 'UBND',
    assigner: 'A',
    leadOfficer: 'B',
  }
  const task = { ...stored, status: 'hoàn thành', dueStatus: 'hoàn thành đúng hạn', left: '' }

  test('is read back with the same content, its computed columns left out', async () => {
    const office = await reread([taskSheet([task])])
    expect(office.tasks).toEqual([
      {
        ...stored,
        sheet: 'Nhiệm vụ',
        row: 2,
        deadlineText: '04/12/2026',
        deadline: { kind: 'date', date: '2026-12-04', assumedYear: false },
      },
    ])
    expect(office).toMatchObject({ refused: [], warnings: [] })
  })

  test('carries the status columns after those of the contract', () => {
    const { columns, rows } = taskSheet([task])
    expect(columns.map(column => column.header)).toEqual([
      ...[
        'STT',
        'Mã',
        'Nội dung nhiệm vụ',
        'Văn bản giao',
        'Ngày văn bản',
        'Nguồn giao',
        'Đơn vị chủ trì',
        'Cán bộ chủ trì',
      ],
      ...[
        'Đơn vị phối hợp',
        'Người giao',
        'Lãnh đạo phụ trách',
        'Theo dõi',
        'Thời hạn',
        'Sản phẩm',
        'Độ khẩn',
        'Cần duyệt',
        'Ngày hoàn thành',
        'Kết quả',
      ],
      ...['Ghi chú', 'Trạng thái', 'Tình trạng thời hạn', 'Còn lại'],
    ])
    expect(rows[0]?.slice(19)).toEqual(['hoàn thành', 'hoàn thành đúng hạn', ''])
  })

  test('without any task still has its header', async () => {
    expect(await reread([taskSheet([])])).toMatchObject({ tasks: [], found: ['Nhiệm vụ'], warnings: [] })
  })
})
