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

/** Is somebody else the one who does what stands at word `core`? */
export function doneByOthers(message: Message, core: number): boolean {
  const { words } = message
  const begins = words.findLastIndex((word, at) => at < core && /^[,.;:!?]$/.test(word.text)) + 1
  return subjects(message).some(
    ({ first, last }) =>
      first >= begins &&
      last < core &&
      !towards.has(words[first - 1]?.folded ?? '') &&
      !isReportedTo(message, first) &&
      !vocative.has(words[last + 1]?.folded ?? ''),
  )
}

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
