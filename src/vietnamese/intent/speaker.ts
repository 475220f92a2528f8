import type { Message } from './message.ts'

// Who does it: what somebody else has done, should do or will decide is no change of the one who writes.

/** Before a name these make it the one that gets something, or the one who is greeted. */
const towards = new Set(
  'cho voi gui cua cung den toi tu ve theo len qua sang bao nop trinh thua da chao nho em minh o tai xin gap'.split(
    ' ',
  ),
)
const vocative = new Set(['oi', ','])
const titles = new Set(['anh', 'chị', 'ông', 'bà', 'cô', 'chú', 'bác', 'đ/c', 'thằng', 'chí', 'bạn', 'cháu'])
/** "báo cáo sếp việc 12 đã xong", but "theo báo cáo của sếp" and "theo báo cáo sếp …" */
const reportedTo = new Set(['bao cao', 'bc', 'bcao'])
const superiors = new Set(['sep', 'lanh dao', 'thu truong', 'chu tich', 'truong phong', 'cap tren'])

const called = new Set(
  'bot chatbot troly ly ad admin em anh chi co chu bac sep thay chau ban minh troi dat viec nhac oi a c ong ba he thong'.split(
    ' ',
  ),
)
const selves = new Set('em e toi minh chau con tui to'.split(' '))
const given = new Set('giup gium dum ho cho voi nho cua'.split(' '))

/**
 * "anh Dũng ơi làm xong việc 12 giùm em": an order to the one who is called by name. What the writer says of himself
 * ("anh Dũng ơi em xong việc 12 rồi", "… cho em xin gia hạn việc 7") is none.
 */
export function ordersOther({ words, phrases, people }: Message, core: number): boolean {
  const oi = words.findIndex(({ folded }, at) => folded === 'oi' && at > 0)
  const name = words[oi - 1]
  if (!name) return false
  const titled = titles.has(words[oi - 2]?.usual ?? '') || bareTitles.has(words[oi - 2]?.folded ?? '')
  const big = /^\p{Lu}\p{Ll}/u.test(name.text)
  const known = people.some(({ last }) => last === oi - 1)
  if (!known && (called.has(name.folded) ? !titled || !big : !titled && !big && oi > 1)) return false
  const claims = phrases.some(({ concept }) => concept === 'past' || concept === 'submitted')
  const self = words.some(
    ({ folded }, at) =>
      at < core && ((selves.has(folded) && !given.has(words[at - 1]?.folded ?? '')) || folded === 'xin'),
  )
  return !claims && !self && words[core]?.folded !== 'xin'
}

const bareTitles = new Set('anh chi ong ba co chu bac ban chau em thay'.split(' '))

/** Is somebody else the one who does what stands at word `core`? */
export function doneByOthers(message: Message, core: number): boolean {
  const { words, dates } = message
  // "qua" of "hôm qua" leads to nobody.
  const ofDay = (at: number) =>
    dates.some(({ start, end }) => start <= (words[at]?.start ?? -1) && (words[at]?.start ?? 0) < end)
  const begins = words.findLastIndex((word, at) => at < core && /^[,.;:!?]$/.test(word.text)) + 1
  return subjects(message).some(
    ({ first, last }) =>
      first >= begins &&
      last < core &&
      (!towards.has(words[first - 1]?.folded ?? '') || ofDay(first - 1)) &&
      !isReportedTo(message, first) &&
      !isAskedToGrant(message, first, last) &&
      !vocative.has(words[last + 1]?.folded ?? ''),
  )
}

/** "kính đề nghị thủ trưởng cho gia hạn việc 7" */
const isAskedToGrant = ({ words }: Message, first: number, last: number): boolean =>
  /^(?:nghi|mong)$/.test(words[first - 1]?.folded ?? '') && words[last + 1]?.folded === 'cho'

function isReportedTo({ words }: Message, at: number): boolean {
  const [earlier, before, last] = [3, 2, 1].map(back => words[at - back]?.folded ?? '')
  const joined = reportedTo.has(`${before} ${last}`)
  return (joined || reportedTo.has(last ?? '')) && (joined ? earlier : before) !== 'theo'
}

/** Names of people and units with their titles, known in the office or only written like names, and superiors. */
function subjects({ words, people, units }: Message): { first: number; last: number }[] {
  const untitled = (first: number): number =>
    titles.has(words[first - 1]?.usual ?? '') ? first - (words[first - 1]?.usual === 'chí' ? 2 : 1) : first
  const known = [...people, ...units].map(({ first, last }) => ({ first: untitled(first), last }))
  const shouted = words.every(({ text }) => text === text.toUpperCase())
  const written = words.flatMap((word, at) =>
    !shouted && titles.has(words[at - 1]?.usual ?? '') && /^\p{Lu}\p{Ll}/u.test(word.text) && word.usual !== 'em'
      ? [{ first: untitled(at), last: at }]
      : [],
  )
  const above = words.flatMap((word, at) => {
    const two = `${word.folded} ${words[at + 1]?.folded ?? ''}`
    if (superiors.has(two)) return [{ first: at, last: at + 1 }]
    return superiors.has(word.folded) ? [{ first: at, last: at }] : []
  })
  return [...known, ...written, ...above]
}

/** "việc 34 xong 4 thôn": so many of its things are done, and not the task. */
export function countsDone({ words, dates, share, tasks }: Message, core: number): boolean {
  const number = words[core + 1]
  const noun = words[core + (words[core + 2]?.text === '/' ? 4 : 2)]
  const taken = [...tasks, ...(share ? [share] : [])].some(({ first, last }) => first <= core + 1 && core + 1 <= last)
  const dated = dates.some(({ start, end }) => number && start <= number.start && number.start < end)
  return number?.kind === 'number' && noun?.kind === 'word' && !taken && !dated
}

/** "việc 40 xong em báo anh": what follows when it is done; "xong, em đã gửi" and "xong rồi em gửi" tell more of it. */
export function tellsWhatFollows({ words, phrases }: Message, core: number): boolean {
  if (phrases.some(({ concept }) => concept === 'past' || concept === 'submitted' || concept === 'mark')) return false
  const next = words[core + 1]
  if (next === undefined || !/^(toi|em|e|minh|anh|chi|a|c|tui|ta)$/.test(next.folded)) return false
  return words
    .slice(core + 2)
    .some(
      (word, at) =>
        word.kind === 'word' &&
        !phrases.some(
          ({ concept, first, last }) => concept === 'filler' && first <= at + core + 2 && at + core + 2 <= last,
        ),
    )
}
