import { hear, type HeardKind } from '../heard.ts'
import { fold } from '../normalise.ts'
import { beginsWithCounted } from './counted.ts'
import { lexicon, type Concept } from './lexicon.ts'
import { takeApart, type UnderstandContext } from './message.ts'

/** Commands whose arguments begin with a task's number, and those of them that take nothing else. */
const numbered = new Set([
  'viec',
  'nhan',
  'capnhat',
  'xong',
  'giahan',
  'chuyen',
  'duyet',
  'tralai',
  'nhac',
  'tamdung',
  'tieptuc',
  'thuhoi',
  'molai',
  'ykien',
  'nhamnguoi',
  'giunguyen',
])
const nothingElse = new Set(['viec', 'nhan', 'duyet', 'nhac', 'tieptuc'])

/** Commands behind whose number stands a reason, which may speak of anything. */
export const takesReason: ReadonlySet<string> = new Set(['tamdung', 'tralai', 'thuhoi', 'molai', 'giahan'])

/** Commands behind whose number stands whatever somebody says to others. */
const speaks: ReadonlySet<string> = new Set(['ykien', 'nhamnguoi'])

/** Commands that take certain words only. */
const settings: Record<string, RegExp> = {
  caidat: /^(?:(?:nhac|tro ly|kenh)\b.*|bat|tat)$/,
  xoadulieu: /^dong y$/,
  thoat: /^tai khoan (?:so )?#?\d{1,9}$/,
}

const doubts: readonly Concept[] = ['negation', 'question', 'condition', 'future', 'wish', 'denial', 'who', 'status']

/** Words of two syllables whose first is the name of a command: "thời tiết" is no "thôi", "lịch sử" no "lịch". */
const otherWords = new Set(
  Object.entries({
    thoi: 'tiet thi gian han diem ky su khoa trang quen tai ma buoi',
    huy: 'dong hieu chuong hoang',
    xong: 'xuoi pha',
    tim: 'mach toi',
    lich: 'su thiep trinh',
    ky: 'ket niem luat nang nghi',
    gui: 'xe tre',
    viec: 'lam',
    nhan: 'vien dan dip thay su luc danh tien khau cong hau',
    chuyen: 'vien gia mon de dung sau nganh nghiep',
    giao: 'duc vien an tiep hang su hoi',
    nhac: 'si truong cu',
  }).flatMap(([name, rest]) => rest.split(' ').map(next => `${name} ${next}`)),
)

const wordsOfLexicon = lexicon.otherWord.split('|').map(word => fold(word.trim()))

/** Does a sentence begin with a word that only begins like a command's name? */
export function beginsAnotherWord(text: string): boolean {
  const words = fold(text).split(/[\s,.;:!?]+/)
  return (
    otherWords.has(words.slice(0, 2).join(' ')) ||
    wordsOfLexicon.some(word => `${words.join(' ')} `.startsWith(`${word} `))
  )
}

/** What a report's words behind the number must be heard as: a result, or how far the work has come. */
const reported: Record<string, ReadonlySet<HeardKind>> = {
  xong: new Set(['answer']),
  capnhat: new Set(['answer', 'under way', 'unfinished', 'by another']),
}
/** "đã trình", "rồi", "kết quả: …", "báo cáo 45/BC-KTHT": what can stand behind a task's number only. */
const saysItIsDone =
  /^(?:đã|da|rồi|roi|xong|kết quả|ket qua|vừa|vua|đang|dang|chưa|chua|mới|moi)(?=[\s:,.!]|$)|^\p{L}+(?: \p{L}+)? (?:số )?\d+\/\p{Lu}{2,}/iu
const shareFirst = /^\d{1,3}(?:[.,]\d+)?\s*(?:%|phần trăm|phan tram)/iu

/** Are these the very words that the command takes, whatever else they might mean ("thoát tài khoản số 2" is no task 2)? */
export const isSetting = (name: string, args: string): boolean => settings[name]?.test(fold(args)) ?? false

/**
 * Was a command typed without its slash ("xong 12 đã trình"), or does a sentence only begin with its name ("xong 12
 * chưa", "xong 47 việc rồi", "cập nhật 54 máy tính lên bản mới")? A command has a task's number and behind it nothing, or
 * words that surely fit. `args` is what stands behind the name in `text`.
 */
export function isTypedCommand(name: string, args: string, text: string, context: UnderstandContext): boolean {
  if (settings[name]) return isSetting(name, args)
  if (!numbered.has(name)) return false
  if (nothingElse.has(name)) return /^#?\d{1,9}[.!]?$/.test(args)
  const [, number, mark, rest = ''] = /^#?(\d{1,9})(?![\p{L}\d/%.,-]|\s*%|\s*\/)\s*(:?)\s*(.*)$/su.exec(args) ?? []
  if (number !== undefined && speaks.has(name) && !beginsWithCounted(rest)) return true
  if (number === undefined || /\?\s*$/.test(text)) return false
  if (rest !== '' && mark === '' && beginsWithCounted(rest)) return false
  const fits = reported[name]
  if (rest !== '' && fits && !shareFirst.test(rest)) {
    // A number without a slash before words that only may be a result may count them: "xong 34 em học sinh".
    if (mark === '' && !args.startsWith('#') && !saysItIsDone.test(rest)) return false
    if (!fits.has(hear(rest, Number(number)).kind)) return false
  }
  const { words, phrases } = takeApart(text, context)
  const numberAt = words.findIndex(word => word.kind === 'number')
  const doubt = phrases.filter(({ concept }) => doubts.includes(concept))
  const courtesy = phrases.filter(({ concept }) => concept === 'filler')
  const atEnd = (at: number): boolean =>
    words.every((_, index) => index <= at || courtesy.some(({ first, last }) => first <= index && index <= last))
  return !doubt.some(({ first, last }) => atEnd(last) || (name !== 'capnhat' && first === numberAt + 1))
}
