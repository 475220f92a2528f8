import { describe, expect, it } from 'vitest'
import { type ExpectedDate, type FoundDate, judge, readCorpus, type Utterance } from '../../../bench/date-corpus.ts'
import { workingCalendar } from '../../../src/domain/days/working-calendar.ts'
import { findDates } from '../../../src/vietnamese/dates.ts'
import { fold } from '../../../src/vietnamese/normalise.ts'
import { rawKeys } from '../raw-keys.ts'

const calendar = workingCalendar([{ date: '2027-01-01', kind: 'off', note: 'Tết Dương lịch' }])
const corpus = readCorpus('corpus.txt')
const heldOut = readCorpus('held-out.txt')
const find = (utterance: Utterance, text: string): FoundDate[] => findDates(text, { today: utterance.today, calendar })

/** The utterances that are not read right, with what was found in them. */
const wrong = (utterances: readonly Utterance[], spell = (text: string) => text, silently = false): string[] =>
  utterances.flatMap(utterance => {
    const found = find(utterance, spell(utterance.text))
    const verdict = judge(utterance, found)
    const fine = silently ? verdict !== 'silently wrong' : verdict === 'right'
    const shown = found.map(({ from, to, time, certain }) => `${from}..${to} ${time ?? ''}${certain ? '' : '?'}`)
    return fine ? [] : [`${verdict}: ${utterance.text} → ${shown.join('; ')}`]
  })

describe('the corpus', () => {
  it('is large, and at least a third of its dates are typed without diacritics', () => {
    const dated = corpus.filter(({ expected }) => expected.length > 0)
    const plain = dated.filter(({ text }) => text.toLowerCase() === fold(text) && /[a-z]{2}/.test(text))
    expect(dated.length).toBeGreaterThanOrEqual(320)
    expect(corpus.length - dated.length).toBeGreaterThanOrEqual(80)
    expect(plain.length / dated.length).toBeGreaterThan(1 / 3)
  })

  it.each([...new Set(corpus.map(utterance => utterance.class))])('%s is read right', name => {
    expect(wrong(corpus.filter(utterance => utterance.class === name))).toEqual([])
  })

  it('is read the same in decomposed Unicode', () => {
    expect(wrong(corpus, text => text.normalize('NFD'))).toEqual([])
  })

  it('is read the same between zero-width characters and hard blanks', () => {
    expect(wrong(corpus, text => text.replaceAll(' ', '\u200b\u00a0'))).toEqual([])
  })

  it('is read the same left in raw Telex', () => {
    const typed = corpus.filter(({ text }) => rawKeys(text) !== text && !text.includes('thứu'))
    expect(typed.length).toBeGreaterThan(700)
    const lost = typed.filter(utterance => {
      const found = find(utterance, rawKeys(utterance.text))
      const same = ({ from, to, time }: ExpectedDate, at: number) =>
        from === undefined
          ? found[at]?.certain === false
          : found[at]?.certain && from === found[at].from && to === found[at].to && time === found[at].time
      return utterance.expected.length !== found.length || !utterance.expected.every(same)
    })
    expect(lost.map(({ text }) => text)).toEqual([])
  })

  it('is read the same in capitals, but for people called Mai, Mốt or Thu', () => {
    const others = corpus.filter(({ text }) => !/Mai(?! nộp)|chị Mốt|(?:chi|co) Thu/.test(text))
    expect(wrong(others, text => text.toUpperCase())).toEqual([])
  })

  it('is never silently wrong when the diacritics are lost, but for words that are then spelled alike', () => {
    const homographs = [
      ...['chuyển cho Mai Anh', 'Mai Thị Hoa', 'gửi cô Thu Sáu', 'quý bà', 'hôm kìa', 'thư 3 tuần sau'],
      ...['chi Giang sinh con', 'thú 6 tuần này', 'chợ 19/5', 'mươi ngày nữa'],
    ]
    const others = corpus.filter(({ text }) => !homographs.includes(text))
    expect(wrong(others, fold, true)).toEqual([])
  })
})

describe('what others wrote', () => {
  it('is read right but for what the office asks about, and hardly ever silently wrong', () => {
    expect(heldOut.length).toBeGreaterThan(450)
    expect(wrong(heldOut).length / heldOut.length).toBeLessThan(0.025)
    expect(wrong(heldOut, text => text, true).length / heldOut.length).toBeLessThan(0.005)
  })

  it('is not given as certain when the diacritics are lost and it may be read otherwise', () => {
    expect(wrong(heldOut, fold, true).length / heldOut.length).toBeLessThan(0.01)
  })
})

describe('the judge', () => {
  const utterance: Utterance = {
    today: '2026-11-25',
    class: '',
    text: 'hôm nay, ngày kia',
    expected: [
      { start: 0, end: 7, from: '2026-11-25', to: '2026-11-25' },
      { start: 9, end: 17 },
    ],
  }
  const today = { start: 0, end: 7, from: '2026-11-25', to: '2026-11-25', certain: true }
  const later = { start: 9, end: 17, from: '2026-11-27', to: '2026-11-27', certain: false }

  it('calls right what is all there', () => {
    expect(judge(utterance, [today, later])).toBe('right')
  })

  it.each<[string, FoundDate[]]>([
    ['another day', [{ ...today, to: '2026-11-26' }, later]],
    ['an hour that nobody said', [{ ...today, time: '08:00' }, later]],
    ['a guess given as certain', [today, { ...later, certain: true }]],
    ['a date where there is none', [today, later, { ...today, start: 7, end: 8 }]],
  ])('calls silently wrong %s', (_, found) => {
    expect(judge(utterance, found)).toBe('silently wrong')
  })

  it.each<[string, FoundDate[]]>([
    ['a date left out', [today]],
    ['a date asked about without need', [{ ...today, certain: false }, later]],
  ])('calls not understood %s', (_, found) => {
    expect(judge(utterance, found)).toBe('not understood')
  })
})
