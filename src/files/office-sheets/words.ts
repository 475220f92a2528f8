import { fold } from '../../vietnamese/normalise.ts'

/** The bare words of a header or a name: no case, diacritics, punctuation or line breaks, and nothing in brackets. */
export const words = (text: string): string => bare(text.replace(/\([^)]*\)/g, ' '))

/** As `words`, with what stands in brackets. */
export const bare = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
