import { readings } from './secrecy/letters.ts'
import { inEnglish } from './secrecy/in-english.ts'
import { mayBeMarked } from './secrecy/may-be-marked.ts'
import { isMarkAlone } from './secrecy/mark-alone.ts'
import type { Degree } from './secrecy/degree.ts'
import { placeAt } from './secrecy/place.ts'
import { isInGeneral, isOtherWord } from './secrecy/other-words.ts'
import { abbreviated, standsAsDegree } from './secrecy/stands-as-degree.ts'
import { isSlip } from './secrecy/slips.ts'
import { readWords, type Words } from './secrecy/words.ts'

export type { Degree }

/**
 * The degree of state secrets (Luật 117/2025/QH15) that a text is marked with, however its letters are disguised, or
 * undefined. The word alone is a mark only where it stands as one: by itself, in brackets, in capitals, after "độ mật:",
 * after a document's number, or with the paper that it is said of ("tài liệu mật"). "Bí mật", "mật độ", "họ Mật" are
 * none. In doubt a text is marked, because a refused message can be written again and a secret cannot be taken back;
 * docs/security.md tells what that means for ordinary words.
 */
export function secrecyMarking(text: string): Degree | undefined {
  if (!mayBeMarked(text)) return undefined
  for (const seen of readings(text)) {
    const degree = markingIn(readWords(seen))
    if (degree) return degree
  }
  return undefined
}

function markingIn(words: Words): Degree | undefined {
  let general = -1
  for (let i = words.nextSuspect(0); i < words.length; i = words.nextSuspect(i + 1)) {
    const place = placeAt(words, i, isSlip(words, i))
    if (!place || isOtherWord(place)) continue
    if (isInGeneral(place, general)) general = place.last
    else if (standsAsDegree(place)) return place.degree
  }
  return abbreviated(words) ?? inEnglish(words)
}

/** Of a text that is marked: does it say nothing else, so that what it marks comes after it? */
export const isNothingButMark = (text: string): boolean =>
  text.length <= longestMark && readings(text).some(seen => isMarkAlone(readWords(seen)))

const longestMark = 200

/** Nothing so marked may enter. */
export const isMarkedSecret = (text: string): boolean => secrecyMarking(text) !== undefined
