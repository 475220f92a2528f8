import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { textWidth, wrapText } from '../../src/files/text-fit.ts'

const regular = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
)

/** Width of what the font really paints. */
function paintedWidth(text: string, fontSize: number): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><text y="60" font-size="${fontSize}">${text}</text></svg>`
  const font = { loadSystemFonts: false, fontFiles: [regular], defaultFontFamily: 'Be Vietnam Pro' }
  return new Resvg(svg, { font }).innerBBox()?.width ?? 0
}

describe('text width', () => {
  test.each([
    'Trung tâm Phục vụ hành chính công',
    'Ủy ban Mặt trận Tổ quốc',
    'Sở Nông nghiệp và Môi trường',
    'ĐƯỜNG ƯƠNG – ẬỮẾỎĐ đđđ',
    '1.234.567.890',
  ])('of "%s" is what the font paints or a little more', text => {
    const painted = paintedWidth(text, 28)
    expect(textWidth(text, 28)).toBeGreaterThanOrEqual(painted)
    expect(textWidth(text, 28)).toBeLessThanOrEqual(painted * 1.08)
  })

  test('is the same for composed and decomposed letters', () => {
    expect(textWidth('Ủy ban'.normalize('NFD'), 28)).toBe(textWidth('Ủy ban', 28))
  })
})

describe('wrapping', () => {
  const wrap = (text: string, lines = 2) => wrapText(text, 28, 324, lines)

  test('leaves a short name on one line', () => {
    expect(wrap('Đặc khu Phú Quốc')).toEqual(['Đặc khu Phú Quốc'])
  })

  test('leaves no last word alone and no dash at the start of a line', () => {
    expect(wrap('Sở Nông nghiệp và Môi trường')).toEqual(['Sở Nông nghiệp và', 'Môi trường'])
    expect(wrap('Ủy ban Mặt trận Tổ quốc')).toEqual(['Ủy ban Mặt trận', 'Tổ quốc'])
    expect(wrap('Phòng Văn hóa – Xã hội')).toEqual(['Phòng Văn hóa –', 'Xã hội'])
  })

  test('marks with an ellipsis what is left out', () => {
    const lines = wrap('Ban Quản lý dự án đầu tư xây dựng khu vực thành phố Thủ Đức')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^tư xây.*…$/)
  })

  test('cuts a word that is longer than a line', () => {
    const [line, ...more] = wrap('Q'.repeat(60))
    expect(line).toMatch(/^Q+…$/)
    expect(more).toEqual([])
  })

  test('of nothing is nothing', () => {
    expect(wrap('')).toEqual([])
  })

  test('never exceeds the room and never loses or changes a word unless it says so', () => {
    const word = fc.array(fc.constantFrom('Ủ', 'ế', 'đ', 'a', 'W', 'i', '7', '–'), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), (words, maxLines) => {
        const text = words.map(chars => chars.join('')).join(' ')
        const lines = wrapText(text, 28, 324, maxLines)
        expect(lines.length).toBeLessThanOrEqual(maxLines)
        for (const line of lines) expect(textWidth(line, 28)).toBeLessThanOrEqual(324)
        if (!lines.some(line => line.endsWith('…'))) expect(lines.join(' ')).toBe(text)
      }),
    )
  })
})
