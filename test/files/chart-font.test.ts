import { Resvg } from '@resvg/resvg-js'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { categories } from '../../src/files/chart-colours.ts'
import { fontFamily } from '../../src/files/chart-layout.ts'

const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`)

const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const small = vowels.flatMap(vowel => tones.map(tone => (vowel + tone).normalize('NFC')))
const letters = [...small, 'đ', ...small.map(letter => letter.toUpperCase()), 'Đ']

function paint(text: string, weight: number, files: string[]): string {
  const style = `font-family:${fontFamily};font-weight:${weight}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><text y="40" x="4" font-size="28" style="${style}">${text}</text></svg>`
  const font = { loadSystemFonts: false, defaultFontFamily: fontFamily, fontFiles: files }
  return new Resvg(svg, { font }).render().pixels.toString('base64')
}

test.each([
  [400, '400Regular/BeVietnamPro_400Regular'],
  [600, '600SemiBold/BeVietnamPro_600SemiBold'],
])('all Vietnamese letters of weight %i are drawn, each in its own shape', (weight, file) => {
  const files = [fontFile(file)]
  // A private-use character stands for any that the font lacks: a box, or nothing at all.
  const missing = paint('\ue123', weight, files)
  const shapes = letters.map(letter => paint(letter, weight, files))
  expect(letters).toHaveLength(146)
  expect(shapes).not.toContain(missing)
  expect(shapes).not.toContain(paint('', weight, files))
  expect(new Set(shapes).size).toBe(letters.length)
})

test('so are the other characters that a chart writes by itself', () => {
  const files = [fontFile('400Regular/BeVietnamPro_400Regular')]
  const missing = [paint('\ue123', 400, files), paint('', 400, files)]
  const written = new Set(`${categories.map(c => c.name).join('')}0123456789.,%–…()`.replaceAll(' ', ''))
  for (const char of written) expect(missing).not.toContain(paint(char, 400, files))
})

test('the semi-bold weight is a font of its own, found under the one family name', () => {
  const both = [fontFile('400Regular/BeVietnamPro_400Regular'), fontFile('600SemiBold/BeVietnamPro_600SemiBold')]
  expect(paint('Đ', 600, both)).toBe(paint('Đ', 600, [both[1] ?? '']))
  expect(paint('Đ', 600, both)).not.toBe(paint('Đ', 400, both))
})
