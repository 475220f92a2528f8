import { nfc } from './tidy-text.ts'

/** People's words, to be shown line by line behind a mark: `quoted` makes them. */
export interface Quoted {
  words: string
}

export const quoted = (words: string): Quoted => ({ words })

/** A line of ours, in which people's words may stand; or lines of theirs. */
export type Line = string | Quoted

/** Stands before each line of people's words. Whatever they write, no line of theirs begins like one of ours. */
export const quoteMark = '│ '

/** In a line of ours a new line can only be somebody's. */
export const oneLine = (text: string): string => nfc(text).replace(/\n+/g, ' ')

const markLines = ({ words }: Quoted): string[] => marked(nfc(words).split(/\n+/))
const marked = (lines: readonly string[]): string[] => lines.map(line => `${quoteMark}${line}`)

/** The same for the cell of a sheet that is read again: words of one line as they are, of several with each line marked. */
export const quotedCell = (words: string): string =>
  words.includes('\n') ? marked(words.split('\n')).join('\n') : words

/** What `quotedCell` was made of. */
export function unquotedCell(cell: string): string {
  const lines = cell.split('\n')
  const isQuoted = lines.length > 1 && lines.every(line => line.startsWith(quoteMark.trimEnd()))
  return isQuoted ? lines.map(line => line.replace(/^│ ?/, '')).join('\n') : cell
}

export const linesOf = (line: Line): string[] => (typeof line === 'string' ? [oneLine(line)] : markLines(line))

/** Far less than half of what any platform takes in one message, so that a line of ours is never cut in two. */
export const longestInLine = 200

/** `Minh chứng:` with people's words under it, behind their mark however short they are. */
export const saidFact = (name: string, ...words: string[]): Line[] => [`${name}:`, quoted(words.join('\n'))]

/** `Kết quả: …` on one line; under it, where the words have several or so many that a platform may cut them. */
export const fact = (name: string, words: string): Line[] =>
  words.length > longestInLine || nfc(words).includes('\n') ? saidFact(name, words) : [`${name}: ${words}`]
