import { fold } from '../vietnamese/normalise.ts'

/** The roster, folded. */
export interface NameFinder {
  fullNames: ReadonlySet<string>
  givenNames: ReadonlySet<string>
  /** words of the longest name */
  longest: number
}

interface Word {
  text: string
  folded: string
  start: number
  end: number
  capital: boolean
}

export function nameFinder(names: readonly string[]): NameFinder {
  const folded = names.map(fold).filter(name => name.includes(' '))
  const words = folded.map(name => name.split(' '))
  return {
    fullNames: new Set(folded),
    givenNames: new Set(words.flatMap(name => name.slice(-1))),
    longest: words.reduce((longest, name) => Math.max(longest, name.length), 0),
  }
}

/** Nearly everybody's; one of them begins a name that no roster has (a citizen's, in a title). */
const surnames = new Set(
  (
    'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương đoàn lâm mai trịnh đào cao tô tạ chu ' +
    'châu quách thái lương hà lưu phùng vương từ tăng kiều khổng nông la giang thạch lò giàng vàng hứa triệu đàm ninh nghiêm ' +
    'doãn thân tống bạch lữ vi lục hoa ma sùng vừ thào lầu mùa cầm quàng tòng điêu hoàng sơn danh kim trà đồng âu mạc mạch ' +
    'phí khúc viên văn đậu đới cù cung tiêu thi ông ung uông khuất lại nhữ ngụy nguỵ phó phương quang quản sầm tưởng vòng y'
  ).split(' '),
)
const titles = new Set('anh chị ông bà cô chú bác thầy sếp em cháu'.split(' '))
/** Written without its marks such a word may be another one; the name after it must be known. */
const foldedTitles = new Set('anh chi ong co chu bac thay sep dc'.split(' '))

/** Where people are named, in the order of the text: by the roster's names in full, by a title and a name, by a surname. */
export function findNames(text: string, finder: NameFinder): { start: number; end: number }[] {
  const words = wordsOf(text)
  const found: { start: number; end: number }[] = []
  for (let at = 0; at < words.length; at++) {
    const first = words[at]
    if (!first) break
    const title = titleAt(words, at)
    const begin = at + title
    const length = rosterName(words, begin, finder) || strangerName(words, begin, title, finder, text)
    const last = words[begin + length - 1]
    const start = words[begin]?.start
    if (length === 0 || !last || start === undefined) continue
    found.push({ start, end: last.end })
    at = begin + length - 1
  }
  return found
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/\[[^\]]*\]|\p{L}+(?:\/\p{L}+)?/gu)].map(match => ({
    text: match[0],
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
    capital: /^\p{Lu}/u.test(match[0]),
  }))

/** How many words of address stand here: `anh`, `đồng chí`, `đ/c`. */
function titleAt(words: readonly Word[], at: number): number {
  const [first, second] = [words[at], words[at + 1]]
  if (!first) return 0
  if (first.folded === 'dong' && second?.folded === 'chi') return 2
  if (first.folded === 'd/c') return 1
  return titles.has(first.text.toLowerCase()) || foldedTitles.has(first.folded) ? 1 : 0
}

/** The longest name of the roster that begins here, in words; typed with diacritics or without. */
function rosterName(words: readonly Word[], at: number, { fullNames, longest }: NameFinder): number {
  for (let length = longest; length > 1; length--) {
    const name = words.slice(at, at + length)
    if (name.length === length && fullNames.has(name.map(word => word.folded).join(' '))) return length
  }
  return 0
}

function strangerName(words: readonly Word[], at: number, title: number, finder: NameFinder, text: string): number {
  const first = words[at]
  if (!first) return 0
  let capitals = 0
  while (capitals < 5 && words[at + capitals]?.capital && touches(words, at + capitals, capitals > 0, text)) capitals++
  if (title > 0 && capitals > 0) return capitals
  if (title > 0 && finder.givenNames.has(first.folded)) return 1
  const isSurname = surnames.has(first.text.toLowerCase())
  return isSurname && capitals >= 3 ? Math.min(capitals, 5) : 0
}

/** Nothing but a blank stands between this word and the one before it. */
const touches = (words: readonly Word[], at: number, needed: boolean, text: string): boolean =>
  !needed || /^\s+$/.test(text.slice(words[at - 1]?.end, words[at]?.start))
