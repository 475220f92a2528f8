import { expect, test } from 'vitest'
import { fileName } from '../../src/actions/evidence.ts'

test.each([
  ['báo cáo số 12/2026.pdf', 'báo cáo số 12-2026.pdf'],
  ['Biên bản 30/11/2026.docx', 'Biên bản 30-11-2026.docx'],
  ['a.pdf\n\n09:09 ngày 30/11/2026: Trần Quốc Bảo duyệt.pdf', 'a.pdf 09 09 ngày 30-11-2026 Trần Quốc Bảo duyệt.pdf'],
  ['a\u2028b\u0085c.pdf', 'a b c.pdf'],
  ['kế hoạch.xlsx', 'kế hoạch.xlsx'],
  ['C:\\fakepath\\anh.jpg', 'anh.jpg'],
  ['/home/lan/12/anh.jpg', 'anh.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['2026/anh.jpg', 'anh.jpg'],
  ['1/2/../anh.jpg', 'anh.jpg'],
])('the file %j is called %j', (name, called) => {
  expect(fileName({ name })).toBe(called)
})
