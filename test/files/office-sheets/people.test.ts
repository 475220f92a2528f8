import { describe, expect, test } from 'vitest'
import { readOffice } from '../../../src/files/office-sheets/read-office.ts'
import { serialOf, sheetsOf, type RawCell } from '../../helpers/workbooks.ts'

const today = '2026-11-22'
const read = async (name: string, ...rows: RawCell[][]) => readOffice(await sheetsOf({ name, rows }), { today })

describe('units', () => {
  const header = ['Mã', 'Tên đơn vị', 'Đơn vị cấp trên', 'Cụm, khối']

  test('are read with what is above them', async () => {
    const office = await read(
      'Đơn vị',
      ['DANH SÁCH ĐƠN VỊ'],
      header,
      ['VP', 'Văn phòng', 'UBND', 'Khối 1'],
      ['UBND', 'UBND xã'],
    )
    expect(office.units).toEqual([
      { sheet: 'Đơn vị', row: 3, code: 'VP', name: 'Văn phòng', parent: 'UBND', cluster: 'Khối 1' },
      { sheet: 'Đơn vị', row: 4, code: 'UBND', name: 'UBND xã' },
    ])
    expect(office).toMatchObject({ refused: [], warnings: [], found: ['Đơn vị'] })
  })

  test('columns may stand in any order, the sheet name without diacritics', async () => {
    const office = await read('DON VI', ['STT', 'TÊN ĐƠN VỊ', 'MÃ ĐƠN VỊ'], [1, 'Văn phòng', 'VP'])
    expect(office.units).toMatchObject([{ code: 'VP', name: 'Văn phòng' }])
  })

  test('without a code or a name are refused at their row', async () => {
    const office = await read('Đơn vị', header, [null, 'Văn phòng'], ['VP'])
    expect(office.refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'Thiếu mã đơn vị của “Văn phòng”.'],
      [3, 'Thiếu tên đơn vị có mã “VP”.'],
    ])
  })

  test('of a repeated code the latest wins, and a warning says so', async () => {
    const office = await read('Đơn vị', header, ['VP', 'Cũ'], ['vp', 'Mới'])
    expect(office.units.map(unit => unit.name)).toEqual(['Mới'])
    expect(office.warnings).toEqual([
      { sheet: 'Đơn vị', row: 2, reason: 'Mã “VP” lặp lại ở dòng 3; chỉ lấy dòng sau cùng.' },
    ])
  })
})

describe('officers', () => {
  const header = ['Mã', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Vai trò', 'Điện thoại', 'Email']
  const officer = (over: Record<number, RawCell> = {}): RawCell[] => {
    const row: RawCell[] = ['CB1', 'Lê Thị Cúc', 'Chuyên viên', 'VP', 'cán bộ', '0912345678', 'cuc@example.vn']
    return row.map((cell, i) => over[i] ?? cell)
  }

  test('are read with a normalised telephone number', async () => {
    const office = await read('Cán bộ', header, officer(), officer({ 0: 'CB2', 5: 912_345_679 }))
    expect(office.officers[0]).toEqual({
      sheet: 'Cán bộ',
      row: 2,
      code: 'CB1',
      name: 'Lê Thị Cúc',
      position: 'Chuyên viên',
      unit: 'VP',
      roles: ['officer'],
      phone: '84912345678',
      email: 'cuc@example.vn',
    })
    expect(office.officers[1]?.phone).toBe('84912345679')
  })

  test.each([
    ['cán bộ', 'officer'],
    ['Lãnh đạo', 'leader'],
    ['TỔNG HỢP', 'general_affairs'],
    ['quản trị', 'admin'],
  ])('role %s', async (word, role) => {
    expect((await read('Cán bộ', header, officer({ 4: word }))).officers[0]?.roles).toEqual([role])
  })

  test.each([
    ['lãnh đạo; tổng hợp', ['leader', 'general_affairs']],
    ['Tổng hợp, quản trị', ['general_affairs', 'admin']],
    ['cán bộ và quản trị', ['officer', 'admin']],
    ['lãnh đạo\ntổng hợp', ['leader', 'general_affairs']],
    ['lãnh đạo / tổng hợp;', ['leader', 'general_affairs']],
    ['lãnh đạo; Lãnh đạo', ['leader']],
  ])('several roles: %j', async (words, several) => {
    expect((await read('Cán bộ', header, officer({ 4: words }))).officers[0]?.roles).toEqual(several)
  })

  test('one of several that is none refuses the row, and is named', async () => {
    const office = await read('Cán bộ', header, officer({ 4: 'lãnh đạo; tổng tài' }))
    expect(office.officers).toEqual([])
    expect(office.refused[0]?.reason).toContain('Vai trò “tổng tài” không hợp lệ')
  })

  test('an empty role is no role', async () => {
    expect((await read('Cán bộ', header, officer({ 4: '' }))).officers[0]).not.toHaveProperty('roles')
  })

  test('one code in two units is two memberships', async () => {
    const office = await read('Cán bộ', header, officer(), officer({ 3: 'STC', 4: 'lãnh đạo' }))
    expect(office.officers.map(row => [row.unit, ...(row.roles ?? [])])).toEqual([
      ['VP', 'officer'],
      ['STC', 'leader'],
    ])
    expect(office.warnings).toEqual([])
  })

  test('one code twice in one unit is a repetition', async () => {
    const office = await read('Cán bộ', header, officer(), officer({ 4: 'lãnh đạo' }))
    expect(office.officers.map(row => row.roles)).toEqual([['leader']])
    expect(office.warnings).toHaveLength(1)
  })

  test.each([
    [{ 0: '' }, 'Thiếu mã cán bộ của đồng chí Lê Thị Cúc.'],
    [{ 1: '' }, 'Thiếu họ và tên của cán bộ có mã “CB1”.'],
    [{ 4: 'sếp' }, 'Vai trò “sếp” không hợp lệ; đề nghị ghi: cán bộ, lãnh đạo, tổng hợp hoặc quản trị.'],
  ])('%j is refused', async (over, reason) => {
    expect((await read('Cán bộ', header, officer(over))).refused).toEqual([{ sheet: 'Cán bộ', row: 2, reason }])
  })

  test('one code for two people is refused', async () => {
    const office = await read('Cán bộ', header, officer(), officer({ 1: 'Trần Văn Bình' }))
    expect(office.refused).toMatchObject([{ row: 3, reason: 'Mã “CB1” đã dùng cho đồng chí Lê Thị Cúc.' }])
  })

  test('a bad number or address is left out with a warning', async () => {
    const office = await read('Cán bộ', header, officer({ 5: '113', 6: 'cuc@' }))
    expect(office.officers[0]).not.toHaveProperty('phone')
    expect(office.officers[0]).not.toHaveProperty('email')
    expect(office.warnings.map(warning => warning.row)).toEqual([2, 2])
  })
})

describe('days off', () => {
  const header = ['Ngày', 'Loại', 'Ghi chú']

  test('are read from date cells and from text', async () => {
    const office = await read(
      'Ngày nghỉ',
      header,
      [{ serial: serialOf('2026-04-30') }, 'Nghỉ', 'Ngày Chiến thắng'],
      ['10/01/2026', 'làm bù'],
    )
    expect(office.holidays.map(({ date, kind, note }) => [date, kind, note])).toEqual([
      ['2026-04-30', 'off', 'Ngày Chiến thắng'],
      ['2026-01-10', 'work', ''],
    ])
  })

  test.each([
    ['30/4', 'nghỉ', 'Ngày “30/4” không đọc được; đề nghị ghi đủ ngày/tháng/năm.'],
    ['31/4/2026', 'nghỉ', 'Ngày “31/4/2026” không đọc được; đề nghị ghi đủ ngày/tháng/năm.'],
    ['Tháng 4/2026', 'nghỉ', 'Ngày “Tháng 4/2026” không đọc được; đề nghị ghi đủ ngày/tháng/năm.'],
    ['', 'nghỉ', 'Thiếu ngày.'],
    ['30/4/2026', 'lễ hội', 'Loại “lễ hội” không hợp lệ; đề nghị ghi “nghỉ” hoặc “làm bù”.'],
  ])('%s %s is refused', async (day, kind, reason) => {
    expect((await read('Ngày nghỉ', header, [day, kind])).refused).toEqual([{ sheet: 'Ngày nghỉ', row: 2, reason }])
  })
})
