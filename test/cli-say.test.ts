import { expect, test } from 'vitest'
import { asTyped } from '../src/cli/say.ts'

// The tests run in the folder of the source code.
test('a command is named as it is typed in the folder of the source code', () => {
  expect(asTyped('Hãy chạy: nhacviec import a.xlsx, rồi nhacviec doctor.')).toBe(
    'Hãy chạy: npx nhacviec import a.xlsx, rồi npx nhacviec doctor.',
  )
  for (const same of ['npx nhacviec doctor', 'data/nhacviec.db chỉ cho đọc', '/opt/nhacviec không có', 'Nhắc Việc'])
    expect(asTyped(same)).toBe(same)
})
