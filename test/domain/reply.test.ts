import { expect, test } from 'vitest'
import { item, plainText, say, text, title } from '../../src/domain/chat/reply.ts'

test('a reply as plain text sets its blocks apart', () => {
  expect(plainText({ blocks: [title('Tiến độ'), text('Gồm 2 việc.'), item('#1 Báo cáo')] })).toBe(
    'Tiến độ\n\nGồm 2 việc.\n\n#1 Báo cáo',
  )
  expect(plainText(say('Một.', 'Hai.'))).toBe('Một.\n\nHai.')
  expect(plainText({ blocks: [] })).toBe('')
})
