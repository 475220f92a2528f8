import { fold } from '../../vietnamese/normalise.ts'
import type { Line } from './table.ts'
import type { TaskField } from './task-vocabulary.ts'

export type TaskLine = Line<TaskField>

/**
 * What a row of a task table is. `continued`: its title is merged with the row above, one task on several lines.
 * `title-continued`: all but its title is merged with the row above, or its title goes on in lower case and nothing else is
 * there. `struck`: struck through. `end`: totals, signatures, the list of recipients and rows numbered in advance.
 */
export type LineKind = 'task' | 'heading' | 'continued' | 'title-continued' | 'struck' | 'end'

const roman = /^[IVXLC]+[.)]?$/
const letter = /^[A-ZĐ][.)]?$/
const total =
  /^(tong cong|tong so|cong)\b(?! tac| van| viec| bo| khai| dong| tho| nghe| an| chuc| dan| ty| nhan| trinh| bang)/
const signature =
  /^(noi nhan ?:|(tm|kt|tl|tuq|q|thua lenh|thay mat)\b\.? ?\p{L}|nguoi lap\b|nguoi ky\b|(ghi chu|luu y) ?:|\(?ky,? (ten|ghi ro))/u
const afterSignature: readonly TaskField[] = ['number', 'code', 'deadline']

/** Classifies the rows in their order: once a signature was seen, a row must look the more like a task. */
export function classifier(): (line: TaskLine, next: TaskLine | undefined) => LineKind {
  let signed = false
  let afterTask = false
  const kindOf = (line: TaskLine, next: TaskLine | undefined): LineKind => {
    const has = (field: TaskField): boolean => line.cell(field).text !== ''
    const led = owns(line, 'leads') || owns(line, 'leadOfficer')
    const bare = !led && !owns(line, 'deadline')
    if (isStruck(line)) return 'struck'
    if (line.cell('title').merged === 'down' && has('title')) return 'continued'
    if (afterTask && continuesTitle(line)) return 'title-continued'
    if (!(led && afterSignature.some(has)) && line.cells.some(cell => signature.test(fold(cell.text)))) signed = true
    if (signed && !(led && has('title') && afterSignature.some(has))) return 'end'
    if (bare && line.cells.some(cell => total.test(fold(cell.text)))) return 'end'
    if (isNumberOnly(line)) return 'end'
    return isHeading(line, led, bare, next) ? 'heading' : 'task'
  }
  return (line, next) => {
    const kind = kindOf(line, next)
    afterTask = kind === 'task' || kind === 'continued' || kind === 'title-continued'
    return kind
  }
}

/** Filled in its own right, and not by a text merged over the whole row. */
const owns = (line: TaskLine, field: TaskField): boolean =>
  line.cell(field).text !== '' && line.cell(field).merged !== 'across'

const isWide = (line: TaskLine): boolean => line.cells.some(cell => cell.merged === 'across' && cell.text !== '')

/** Its title, or all that it holds. */
const isStruck = (line: TaskLine): boolean =>
  line.cell('title').text === '' &&
  (line.cell('title').struck !== undefined || line.cells.every(cell => cell.text === '')) &&
  line.cells.some(cell => cell.struck !== undefined)

function continuesTitle(line: TaskLine): boolean {
  const title = line.cell('title')
  if (title.text === '' || title.merged !== undefined) return false
  const others = line.cells.filter(cell => cell.text !== '' && cell !== title)
  if (others.length > 0) return others.every(cell => cell.merged === 'down') && others.length >= 2
  // Word's table pasted as text: the next line of a title begins like no title.
  return /^\p{Ll}/u.test(title.text) && !/^[a-zđ][.)]/u.test(title.text)
}

/** Lists are often numbered far beyond their last row; a heading may stand in the same column. */
const isNumberOnly = (line: TaskLine): boolean =>
  !isWide(line) &&
  line.cells.every(cell => cell.text === '' || cell === line.cell('number')) &&
  (roman.test(line.cell('number').text) || !/\p{L}{2}/u.test(line.cell('number').text))

/** Group rows carry a Roman number or a letter, are merged over the row, or hold nothing but bold text or one text outside the titles. */
function isHeading(line: TaskLine, led: boolean, bare: boolean, next: TaskLine | undefined): boolean {
  const own = line.cells.filter(cell => cell.text !== '' && cell.merged !== 'across')
  const first = own[0]
  if (!first || led) return false
  if (roman.test(first.text)) return true
  if (!bare) return false
  const bold = own.every(cell => cell.bold || cell === line.cell('number'))
  const wide = isWide(line)
  if ((wide && own.length <= 2) || (bold && own.length <= 2) || (letter.test(first.text) && own.length === 2))
    return true
  if (own.length === 1 && (first !== line.cell('title') || /:$|^(?:[IVX]+|[A-Z])\. /.test(first.text))) return true
  return own.length <= 2 && isParent(line.cell('number').text, next?.cell('number').text)
}

/** "1" before "1.1" */
const isParent = (number: string, next: string | undefined): boolean => {
  const bare = number.replace(/[.)]+$/, '')
  return bare !== '' && next !== undefined && next.startsWith(`${bare}.`) && next.length > bare.length + 1
}
