import { usualSettings, type OfficeSettings } from '../domain/people/office-settings.ts'
import { settingKeys, settingsOf, shownForm } from '../vietnamese/setting-words.ts'
import { holidayColumns, officerColumns, plainTaskSheet, settingSheet, unitColumns, type TaskOut } from './layout.ts'
import type { OutSheet } from './write-workbook.ts'

/** The content of `template`: each kind of officer, deadline and holiday once. People and numbers are invented. */
export const exampleOffice = (): OutSheet[] => [
  {
    name: 'Đơn vị',
    columns: unitColumns,
    rows: [
      ['UBND', 'Ủy ban nhân dân phường Hòa Bình', undefined, undefined],
      ['VP', 'Văn phòng HĐND và UBND', 'UBND', 'Khối tham mưu tổng hợp'],
      ['KTHT', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'UBND', 'Khối kinh tế'],
      ['VHXH', 'Phòng Văn hóa - Xã hội', 'UBND', 'Khối văn hóa - xã hội'],
    ],
  },
  {
    name: 'Cán bộ',
    columns: officerColumns,
    rows: [
      ['CB01', 'Trần Quốc Bảo', 'Chủ tịch', 'UBND', 'lãnh đạo', '0901000001', 'bao.tq@example.vn'],
      ['CB02', 'Nguyễn Thị Thu Hà', 'Chánh Văn phòng', 'VP', 'tổng hợp', '0901000002', 'ha.ntt@example.vn'],
      ['CB03', 'Lê Minh Đức', 'Chuyên viên công nghệ thông tin', 'VP', 'quản trị', '0901000003', undefined],
      ['CB04', 'Phạm Văn Hùng', 'Chuyên viên', 'KTHT', 'cán bộ', '0901000004', undefined],
      ['CB05', 'Võ Ngọc Lan', 'Chuyên viên', 'VHXH', 'cán bộ', undefined, 'lan.vn@example.vn'],
    ],
  },
  plainTaskSheet(tasks),
  {
    name: 'Ngày nghỉ',
    columns: holidayColumns,
    rows: [
      ['2026-01-01', 'nghỉ', 'Tết Dương lịch'],
      ['2026-01-02', 'nghỉ', 'Hoán đổi với thứ Bảy 10/01/2026'],
      ['2026-01-10', 'làm bù', 'Làm bù cho thứ Sáu 02/01/2026'],
      ['2026-04-30', 'nghỉ', 'Ngày Chiến thắng'],
      ['2026-05-01', 'nghỉ', 'Ngày Quốc tế lao động'],
    ],
  },
  settingSheet(settingKeys.map(key => ({ key, value: shownForm(key, settings), note: capital(settingsOf[key].form) }))),
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const settings: OfficeSettings = {
  ...usualSettings,
  humanContact: 'Nguyễn Thị Thu Hà, Văn phòng HĐND và UBND, 0901 000 002',
  officeName: 'Ủy ban nhân dân phường Hòa Bình',
  officeAbove: 'Thành phố Sông Hồng',
  place: 'Hòa Bình',
  sourceTerms: [{ source: '1022', workingDays: 5 }],
}

const plan = { document: '05/KH-UBND', documentDate: '2026-01-08', source: 'UBND phường', assigner: 'Trần Quốc Bảo' }

const tasks: TaskOut[] = [
  {
    ...plan,
    number: '1',
    code: 'NV-001',
    title: 'Rà soát, trình phê duyệt danh mục dự án đầu tư công năm 2027',
    leads: 'KTHT',
    leadOfficer: 'CB04',
    coordinators: 'VP; VHXH',
    deadline: '2026-12-04',
    product: 'Tờ trình, dự thảo Quyết định',
    urgency: 'normal',
    needsApproval: true,
  },
  {
    ...plan,
    number: '2',
    code: 'NV-002',
    title: 'Báo cáo kết quả cải cách hành chính quý IV năm 2026',
    leads: 'VP',
    leadOfficer: 'CB02',
    coordinators: 'KTHT\nVHXH',
    deadline: 'Quý IV/2026',
    product: 'Báo cáo',
    urgency: 'normal',
    needsApproval: false,
  },
  {
    number: '3',
    code: 'NV-003',
    title: 'Xử lý phản ánh về chiếu sáng tại đường Nguyễn Huệ',
    document: '128/UBND-VP',
    documentDate: '2026-11-20',
    source: 'Tổng đài 1022',
    leads: 'KTHT',
    leadOfficer: 'CB04',
    assigner: 'Trần Quốc Bảo',
    deadline: '2026-11-27',
    product: 'Văn bản trả lời người dân',
    urgency: 'express',
    needsApproval: false,
  },
  {
    ...plan,
    number: '4',
    code: 'NV-004',
    title: 'Báo cáo công tác an sinh xã hội hằng tháng',
    leads: 'VHXH',
    leadOfficer: 'CB05',
    deadline: 'Hằng tháng, trước ngày 25',
    product: 'Báo cáo',
    urgency: 'normal',
  },
  {
    ...plan,
    number: '5',
    code: 'NV-005',
    title: 'Cập nhật cơ sở dữ liệu quốc gia về văn bản pháp luật',
    leads: 'VP',
    deadline: 'Thường xuyên',
    urgency: 'normal',
    note: 'Báo cáo tình hình tại giao ban tháng',
  },
  {
    ...plan,
    number: '6',
    code: 'NV-006',
    title: 'Xây dựng Chương trình công tác năm 2026 của Ủy ban nhân dân phường',
    leads: 'VP',
    leadOfficer: 'CB02',
    deadline: '2026-01-15',
    product: 'Quyết định ban hành Chương trình',
    urgency: 'urgent',
    doneOn: '2026-01-14',
    result: 'Quyết định số 12/QĐ-UBND ngày 14/01/2026',
  },
]
