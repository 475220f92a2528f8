import { oneLine } from '../domain/chat/apart.ts'
import { fold } from './normalise.ts'

// Unicode's combining marks: grave, acute, tilde, hook above, dot below.
const tone = /[\u0300\u0301\u0303\u0309\u0323]/g

/** In small letters, the tone of each syllable behind its letters: "Hoà" and "Hòa" are spelt the same. */
const spelling = (name: string): string =>
  oneLine(name)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, syllable => syllable.replace(tone, '') + (syllable.match(tone) ?? []).join(''))

/**
 * May both be the name of one person? Case, blanks and the place of a tone are a matter of taste, and whoever cannot type
 * diacritics leaves out all of them; but "Hùng" and "Hưng", "Hoa" and "Hòa" are two names.
 */
export function sameName(one: string, other: string): boolean {
  const spelt = [spelling(one), spelling(other)]
  const plain = fold(one)
  return plain === fold(other) && (spelt[0] === spelt[1] || spelt.includes(plain))
}

/** Of several spellings of one name the last that has its diacritics: what was typed without says nothing new. */
export const fullestSpelling = (names: readonly string[]): string =>
  names.findLast(name => spelling(name) !== fold(name)) ?? names.at(-1) ?? ''

/** More than the longest name of a person; a screen shows names in lists and on buttons. */
const longestName = 100

// As people see them: NFKC makes the full-width ones ours.
const bars = /[|¦\u2500-\u257f\u2016\u2223\u2758-\u275a]/u
const colons = /[:\u2236\u02d0\ua789]/u
const clockTime = /\d\s*(?:giờ|h|g)\s*(?:\d|(?!\p{L}))/iu
const dateAtHead = /^\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)/iu

/** Would it read like an entry of a task's history, or like the mark of people's words, wherever the name is shown? */
function posesAsEntry(name: string): boolean {
  const seen = name.normalize('NFKC')
  return [bars, colons, clockTime, dateAtHead].some(sign => sign.test(seen))
}

/** Why a text cannot be anybody's name, if so: what follows "Họ và tên". */
export function unfitName(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'không được có xuống dòng hoặc ký tự điều khiển'
  if (!/\p{L}/u.test(oneLine(text))) return 'phải có chữ'
  if (posesAsEntry(text)) return 'không được có giờ, ngày ở đầu, dấu hai chấm hoặc dấu gạch đứng như một dòng lịch sử'
  if (oneLine(text).length > longestName) return `không được dài quá ${longestName} ký tự`
  return undefined
}
