import { wordsOf } from '../intent/words.ts'
import { nfc } from '../../domain/chat/tidy-text.ts'
import { fillers } from './vocabulary.ts'

// How somebody puts right what was said before: "không, là …", "sửa thành …", "à quên, …", "ý em là …".

const me = '(?:em|toi|anh|chi|minh|tui|chau)'
/** By these words alone it is plain that something else is meant. */
const plainly = [
  `y (?:cua )?${me} (?:noi )?la`,
  '(?:a )?(?:em |toi |minh )?quen (?:mat )?[,:.;!]',
  '(?:em |toi |minh )?(?:xin )?(?:sua|doi|chua)(?: lai)?(?: (?:thanh|la|cho dung la)|(?: ket qua)? :)(?: :)?',
  '(?:em |toi |minh )?(?:xin )?(?:ghi|viet)(?: lai)?(?: cho (?:em|toi|minh))? (?:la|thanh)(?: :)?',
  '(?:dung |chinh xac )ra(?: phai)? la',
  '(?<!khong )(?:dung )?phai la',
  'dinh chinh(?: lai)?(?: la| :)',
  'noi lai(?: la| :)',
]
/** "không, là …", "nhầm rồi, phải là …" */
const takesBack = '(?:khong(?: phai)?|nham(?: roi)?|sai(?: roi)?|a|u|lon(?: roi)?|xin loi)'
const correction = new RegExp(
  `^(?:${takesBack}(?: [,.;:!])* )*(?:${plainly.join('|')})(?= (?!viec |cua |nhiem vu ))|` +
    `^(?:khong(?: phai(?= [,.;:!]))?|nham(?: roi)?|sai(?: roi)?|lon(?: roi)?)(?: [,.;:!]+)* (?:ma )?la(?= (?!viec |cua |nhiem vu ))`,
)

/** "sửa kết quả việc 30 thành …", "đổi kết quả thành …" */
const ofResult =
  /^(?:(?:dạ|em|xin|cho|toi|tôi|à|ạ|nhầm|nham|sai)[\s,]+)*(?:sửa|sua|đổi|doi|thay|chỉnh|chinh|ghi lại|ghi lai)(?: lại| lai)? (?:kết quả|ket qua|kq)(?: (?:của|cua))?(?:\s+(?:việc|viec|nhiệm vụ|nhiem vu|nv)?\s*(?:số|so)?\s*#?(\d{1,9}))?\s*(?:thành|thanh|là|la|sang|bằng|bang|:)[\s:]*(\S.*)$/isu
/** "46/BC mới đúng", "46/BC chứ không phải 45/BC" */
const rightOne = /^(\S.*?) (?:mới đúng|moi dung|mới phải|chứ không phải\b.*|chu khong phai\b.*)$/isu

export interface Correction {
  words: string
  /** whose result it puts right, where it says so */
  task?: number
}

/** What puts right what was written before, when no question is open. */
export function correctionOf(raw: string): Correction | undefined {
  const text = nfc(raw)
    .replace(/[\s.!]+$/u, '')
    .replace(/ (?:nhé|nhe|ạ|nha)$/iu, '')
  const [, number, words] = ofResult.exec(text) ?? []
  if (words !== undefined) return { words, ...(number !== undefined && { task: Number(number) }) }
  const corrected = correctedWords(text)
  if (corrected !== undefined) return { words: corrected }
  const right = rightOne
    .exec(text)?.[1]
    ?.replace(/^(?:à |ạ |dạ |nhầm(?: rồi)?|sai(?: rồi)?|không phải|nham(?: roi)?|khong phai)[\s,.:;]*/iu, '')
  return right === undefined || /^(?:việc|viec|nv|#|số|so)\s*\d+$/iu.test(right) ? undefined : { words: right }
}

/** What is to be written instead, where the text puts something right; undefined for every other. */
export function correctedWords(raw: string): string | undefined {
  const text = nfc(raw)
  const words = wordsOf(text)
  const begins = words.findIndex(({ usual }) => !address.has(usual))
  const said = words.slice(Math.max(0, begins))
  const [taken] = correction.exec(`${said.map(({ folded }) => folded).join(' ')} `) ?? []
  if (taken === undefined) return undefined
  const behind = said[taken.split(' ').length]
  const rest = behind && text.slice(behind.start).replace(/^[\s,:;.]+/, '')
  if (rest === undefined || rest === '') return undefined
  return correctedWords(rest) ?? (wordsOf(rest).every(({ folded }) => fillers.has(folded)) ? undefined : rest)
}

/** "dạ em nhầm, …" */
const address = new Set(['à', 'dạ', 'ơi', 'sếp', 'thưa'])

/** "thêm chữ đã kiểm kê", "ghi thêm 3 khu phố" */
const adds =
  /^(?:(?:à|ạ|dạ|ừ|em|xin|quên|que|cho|ghi|viết|viet|khoan)[\s,.]+)*(?:thêm|them|bổ sung|bo sung)(?: (?:vào|vao|là|la|cả|ca|chữ|chu|cụm từ|cum tu|từ|tu|câu|cau|ý|y|nội dung|noi dung|giúp|giup|cho em))*[\s:]+(\S.*)$/isu
/** "63 hộ chứ", "63 hộ mới đúng", "63 hộ chứ không phải 36" */
const insteadOf =
  /^(\S.*?)[\s,]+(?:chứ|chu|cơ|mới đúng|moi dung|mới phải|moi phai|chứ không phải\b.*|chu khong phai\b.*)(?: (?:ạ|a|em|anh|chị|sếp|nhé|nha))*$/isu
/** "ý lộn 63 hộ", "nhầm, 63 hộ", "à quên 63 hộ" */
const slips =
  /^(?:(?:à|ạ|ý|y|ủa|dạ|em|tôi|toi|không|khong|xin lỗi|ấy|chết)[\s,.!]+)*(?:lộn|lon|nhầm|nham|sai|quên|quen|không phải|khong phai)(?: (?:rồi|roi|số|so))*[\s,.:;!]+(?:là |la |phải là |phai la )?(\S.*)$/isu

/**
 * What the words that were read back become by an addition or a correction said to them: "36 hộ" by "thêm chữ đã kiểm kê" is
 * "đã kiểm kê 36 hộ", by "63 hộ chứ" it is "63 hộ"; undefined where the text is neither.
 */
export function amended(before: string, raw: string): string | undefined {
  const text = nfc(raw).replace(/[\s.!]+$/u, '')
  if (/[?？]$/.test(text)) return undefined
  const added = adds.exec(text)?.[1]
  if (added !== undefined) return takesPlaceBefore(added) ? `${added} ${before}` : `${before}, ${added}`
  const instead = correctedWords(text) ?? insteadOf.exec(text)?.[1] ?? slips.exec(text)?.[1]
  const meant = instead?.replace(slips, '$1')
  return meant !== undefined && /\d/.test(meant) ? replacedIn(before, meant) : correctedWords(text)
}

/** "đã kiểm kê" says what was done with what was counted. */
const takesPlaceBefore = (added: string): boolean => /^(?:đã|da|vừa|vua)(?![\p{L}])/iu.test(added) && !/\d/.test(added)

const counted = /(?<![\d/.,-])(\d+(?:[.,]\d+)*)(?![\d/-])((?:\s+\p{L}+){0,2})/gu

/** In place of the one number, or of the one that counts the same; else instead of all of it. */
function replacedIn(before: string, meant: string): string {
  const [only] = meant.matchAll(counted)
  const [whole, number = '', thing = ''] = only ?? []
  if (whole !== meant) return meant
  const [place, another] = [...before.matchAll(counted)].filter(([, , told = '']) => `${told} `.startsWith(`${thing} `))
  if (!place || another) return meant
  return before.slice(0, place.index) + number + before.slice(place.index + (place[1] ?? '').length)
}
