import { wordsOf, type Word } from './intent/words.ts'

/** Two words that follow each other in both say more than each alone: "đất đai", "khu phố". */
const pairWeight = 1.5

/** What is titled so, those first whose words the text has, the rarest words of all titles counting most; else as they come. */
export function rankByTitle<T extends { title: string }>(text: string, items: readonly T[]): T[] {
  const said = wordsOf(text).filter(({ kind }) => kind !== 'mark')
  const bare = said.every(({ marks }) => marks === '')
  const same = (one: Word | undefined, other: Word | undefined): boolean =>
    one !== undefined && one.folded === other?.folded && (bare || one.marks === other.marks)
  const titles = items.map(({ title }) => wordsOf(title).filter(({ kind }) => kind !== 'mark'))
  const has = (words: readonly Word[], word: Word) => words.some(other => same(word, other))
  const weight = (word: Word): number =>
    Math.log((1 + items.length) / (1 + titles.filter(words => has(words, word)).length))
  const points = titles.map(words => {
    let total = 0
    const counted: Word[] = []
    for (const [at, word] of words.entries()) {
      if (has(counted, word) || !has(said, word)) continue
      const beside = [words[at - 1], words[at + 1]]
      const paired = said.some(
        (one, step) =>
          same(one, word) && [said[step - 1], said[step + 1]].some((other, side) => same(other, beside[side])),
      )
      // A number alone counts anything: "khu phố 3" is one of its own, "3 chỉ tiêu" is not.
      if (word.kind === 'number' && !paired) continue
      counted.push(word)
      total += weight(word) * (paired ? pairWeight : 1)
    }
    return total
  })
  return items
    .map((item, at) => ({ item, at, points: points[at] ?? 0 }))
    .toSorted((a, b) => b.points - a.points || a.at - b.at)
    .map(({ item }) => item)
}
