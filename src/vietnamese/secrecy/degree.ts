import type { Word, Words } from './words.ts'

export type Degree = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'

/** How sure it is that a syllable is meant: spelt so, with a mark that is missing or wrong, or with none at all. */
export type Spelling = 'exact' | 'close' | 'plain'

/** Where a degree may stand: the words `first` to `last`, which are one and the same for "mật". */
export interface Place {
  words: Words
  degree: Degree
  first: number
  last: number
  one: Word
  two: Word
  /** of the first syllable, of the last, and the less sure of both */
  spelling: { one: Spelling; two: Spelling; least: Spelling }
}
