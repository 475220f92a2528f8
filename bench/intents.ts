import { performance } from 'node:perf_hooks'
import { workingCalendar } from '../src/domain/days/working-calendar.ts'
import { defaultHolidays } from '../src/domain/days/holidays.ts'
import { understand, type UnderstandContext } from '../src/vietnamese/intent.ts'
import { indexNames } from '../src/vietnamese/intent/names.ts'
import type { Figure } from './figure.ts'
import { readIntentCorpus, type IntentCorpus } from './intent-corpus.ts'
import { percentile } from './percentile.ts'

const rounds = 20

/** Free text by the rules: accuracy on both corpora, and the time of a message in an office of 1,000 units and 5,000 people. */
export function measureIntents(): Figure[] {
  const small: UnderstandContext = { ...around, names: indexNames(knownUnits, knownOfficers) }
  const started = performance.now()
  const large: UnderstandContext = { ...around, names: indexNames(manyUnits(), manyOfficers()) }
  const indexing = performance.now() - started
  const times = timesOf(large)
  const p99 = percentile(times, 0.99)
  return [
    ...accuracy('corpus', small),
    ...accuracy('held-out', small),
    { name: 'free text, a message, median', value: percentile(times, 0.5), unit: 'ms', aim: '–', met: true },
    { name: 'free text, a message, p99', value: p99, unit: 'ms', aim: '≤2', met: p99 <= 2 },
    { name: 'index of 6,000 names, once', value: indexing, unit: 'ms', aim: '–', met: true },
  ]
}

function accuracy(name: 'corpus' | 'held-out', context: UnderstandContext): Figure[] {
  const corpus = readIntentCorpus(name)
  const cases = [...corpus.meant, ...silent(corpus).map(text => ({ text, line: null }))]
  const read = cases.map(({ text, line }) => ({ line, got: understand(text, context) }))
  const right = (100 * read.filter(({ line, got }) => got.line === line).length) / read.length
  const wrong = read.filter(({ line, got }) => got.changes && got.line !== line).length
  return [
    { name: `utterances right, ${name} (${cases.length})`, value: right, unit: '%', aim: '≥95', met: right >= 95 },
    { name: `wrong changes, ${name}`, value: wrong, unit: '', aim: '0', met: wrong === 0 },
  ]
}

/** Each text's median over the rounds, so that the machine's moods count for nothing and long texts for what they are. */
function timesOf(context: UnderstandContext): number[] {
  const corpora = (['corpus', 'held-out'] as const).map(readIntentCorpus)
  const texts = corpora.flatMap(corpus => [...corpus.meant.map(({ text }) => text), ...silent(corpus)])
  const times = texts.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, text] of texts.entries()) {
      const start = performance.now()
      understand(text, context)
      // The first rounds warm the compiler up.
      if (round >= 2) times[at]?.push(performance.now() - start)
    }
  return times.map(samples => percentile(samples, 0.5))
}

const silent = ({ chatter, moods }: IntentCorpus): string[] => [...chatter, ...moods]

const around = { today: '2026-11-23', calendar: workingCalendar([2025, 2026, 2027].flatMap(defaultHolidays)) }

// The office that the corpora speak of (test/vietnamese/intent/office.ts).
const named = (names: readonly string[]) => names.map((name, at) => ({ code: `M${at}`, name }))
const knownUnits = [
  ...named(['Ủy ban nhân dân phường Hòa Bình', 'Văn phòng HĐND và UBND', 'Phòng Tổng hợp', 'Sở Tài chính']),
  { code: 'KTHT', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  { code: 'VHXH', name: 'Phòng Văn hóa - Xã hội' },
  { code: 'P01', name: 'UBND phường Bình Minh' },
]
const knownOfficers = named([
  ...['Trần Quốc Bảo', 'Nguyễn Thị Thu Hà', 'Phạm Văn Hùng', 'Võ Ngọc Lan', 'Nguyễn Văn An'],
  ...['Lê Văn Nam', 'Trần Hoài Nam', 'Đỗ Đăng Khoa', 'Bùi Tuyết Mai'],
])

const families = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý'.split(' ')
const middles = 'Văn Thị Đức Ngọc Quang Minh Thanh Hữu Thu Xuân'.split(' ')
const givens = 'An Bình Cường Dũng Giang Hà Hùng Khánh Lan Linh Mai Nam Phúc Quân Sơn Tâm Thảo Trang Tuấn Yến'.split(
  ' ',
)
const kinds =
  'Văn phòng|Phòng Tài chính|Phòng Nội vụ|Phòng Văn hóa - Xã hội|Phòng Kinh tế|Sở|UBND phường|UBND xã'.split('|')

const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? ''
const manyUnits = () =>
  Array.from({ length: 1_000 }, (_, at) => ({
    code: `U${at}`,
    name: `${pick(kinds, at)} ${pick(middles, at >> 3)} ${pick(givens, at * 7)} ${at % 40}`,
  }))
const manyOfficers = () =>
  Array.from({ length: 5_000 }, (_, at) => ({
    code: `C${at}`,
    name: `${pick(families, at * 13)} ${pick(middles, at * 7)} ${pick(givens, at)}`,
  }))
