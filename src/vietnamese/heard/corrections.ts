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
const address = new Set(['dạ', 'ơi', 'sếp', 'thưa'])
