import { doneOf, openOf, totalOf } from '../domain/reports/progress.ts'
import { shareOf } from '../domain/reports/progress-chart.ts'
import type { SummaryFigures } from '../domain/reports/summary-figures.ts'
import { markNames, namesOthers } from './summary-names.ts'
import { spokenToDigits } from './spoken-number.ts'

/** What a clause may state: these counts, and shares of one count in another. */
interface Allowed {
  counts: number[]
  shares: (readonly [part: number, whole: number])[]
}

interface Subject extends Allowed {
  words: RegExp
}

/** Closer words win: "hoàn thành đúng hạn" speaks of those in time, "hoàn thành" of all that are done. */
function subjects({ total: c, soon }: SummaryFigures): Subject[][] {
  const [done, open, all] = [doneOf(c), openOf(c), totalOf(c)]
  const of = (words: RegExp, count: number, ...wholes: number[]): Subject => ({
    words,
    counts: [count],
    shares: wholes.map(whole => [count, whole] as const),
  })
  return [
    [
      of(/đúng hạn/, c.doneOnTime, all, done),
      of(/trong hạn|còn hạn/, c.openOnTime, all, open),
      of(/quá hạn|trễ|chậm|muộn/, c.doneLate, all, done),
      of(/(?<!(?<!chưa )hoàn thành )(quá hạn|trễ|chậm|muộn)/, c.openLate, all, open),
      ...(soon ? [of(/đến hạn|tới hạn/, soon.count)] : []),
      of(/không (có )?thời hạn/, c.noDeadline),
    ],
    [of(/chưa hoàn thành|chưa xong|đang thực hiện/, open, all)],
    [of(/hoàn thành|đã xong|đạt/, done, all)],
    [of(/tổng số|được giao/, all)],
  ]
}

/**
 * Does a text of exactly three sentences state nothing but these figures? Every number in it, in digits or words, must be one
 * that its clause can be speaking of; only units of the figures may be named, and nobody else. In doubt the answer is no.
 */
export function statesOnly(text: string, figures: SummaryFigures): boolean {
  const marked = markNames(text, figures)
  // ½, ² or the digits of another script
  if (/(?![0-9])\p{N}/u.test(marked)) return false
  const sentences = marked
    .split(/[.!?…]+(?=\s|$)/)
    .map(sentence => sentence.trim())
    .filter(Boolean)
  if (sentences.length !== 3 || sentences.some(namesOthers)) return false
  const plain = sentences.map(sentence => spokenToDigits(sentence).toLowerCase())
  return plain.every(sentence => deniesNothing(sentence, figures) && clausesOf(sentence).every(c => fits(c, figures)))
}

/** What is said without a number can be checked only at its plainest: none late, none due, all done. */
function deniesNothing(sentence: string, { total, soon }: SummaryFigures): boolean {
  const no = /(không|chưa) (còn |có |phát sinh )*[^,;:⟦]*?/.source
  if (total.openLate > 0 && new RegExp(`${no}quá hạn`).test(sentence)) return false
  if (soon && soon.count > 0 && new RegExp(`${no}(đến|tới) hạn`).test(sentence)) return false
  if (/một nửa|phân nửa|quá nửa|nửa số|gấp (đôi|rưỡi)|phần (ba|tư|năm)/.test(sentence)) return false
  return openOf(total) === 0 || !/(toàn bộ|tất cả)[^,;:]*hoàn thành(?! đúng hạn)/.test(sentence)
}

/** A number belongs to the words around it up to the next comma, bracket, "và" or "có"; a unit keeps its own number. */
const clausesOf = (sentence: string): string[] =>
  sentence.replace(/⟧\s*(\(|(hiện|đang|còn|có|với|là)\s|[:,]\s)*/g, '⟧ ').split(/[;()]|[.,:](?!\d)| và | có | gồm /)

function fits(clause: string, figures: SummaryFigures): boolean {
  if (clause.includes('nan')) return false
  const allowed = allowedIn(clause, figures)
  const { unitsBehind, behind } = figures
  const numbers = clause.replace(/⟦\d+⟧/g, ' ').matchAll(/(\d[\d.,]*)\s*(%|(?:\p{L}+ )?đơn vị)?/gu)
  return [...numbers].every(([, written = '', after]) => {
    const value = numberOf(written)
    if (value === undefined) return false
    if (after === undefined) return allowed.counts.includes(value.number)
    if (after === '%') return allowed.shares.some(([part, whole]) => whole > 0 && isShare(value, part, whole))
    return [unitsBehind, unitsBehind - behind.length, behind.length].includes(value.number)
  })
}

function allowedIn(clause: string, figures: SummaryFigures): Allowed {
  const units = [...clause.matchAll(/⟦(\d+)⟧/g)].flatMap(([, n]) => figures.behind[Number(n)] ?? [])
  if (units.length > 0)
    return {
      counts: units.map(unit => unit.overdue),
      shares: units.map(unit => [unit.overdue, figures.total.openLate] as const),
    }
  const levels = subjects(figures)
  const spoken = levels.map(level => level.filter(({ words }) => words.test(clause))).find(level => level.length > 0)
  const meant = spoken ?? levels.flat()
  return { counts: meant.flatMap(subject => subject.counts), shares: meant.flatMap(subject => subject.shares) }
}

/** `16.245` is grouped, `64,3` and `64.3` have a decimal; undefined for what is neither. */
function numberOf(written: string): { number: number; decimals: number } | undefined {
  const bare = written.replace(/[.,]+$/, '')
  if (/^\d{1,3}(\.\d{3})+$/.test(bare)) return { number: Number(bare.replaceAll('.', '')), decimals: 0 }
  const [, decimals = ''] = /^\d+(?:[.,](\d+))?$/.exec(bare) ?? []
  return /^\d+([.,]\d+)?$/.test(bare)
    ? { number: Number(bare.replace(',', '.')), decimals: decimals.length }
    : undefined
}

/** Rounded to the decimals that are written, or as the template has it. */
const isShare = ({ number, decimals }: { number: number; decimals: number }, part: number, whole: number): boolean =>
  Math.abs(number - (100 * part) / whole) <= 0.5 * 10 ** -decimals + 1e-9 ||
  `${String(number).replace('.', ',')}%` === shareOf(part, whole)
