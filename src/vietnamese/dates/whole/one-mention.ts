import { nfc } from '../../../domain/chat/tidy-text.ts'
import { findDates } from '../mentions/find.ts'
import type { DateMention } from '../mentions/mention.ts'
import type { DateContext } from '../words/line.ts'

/** The one mention that a text is, without a word more. */
export function wholeMention(text: string, context: DateContext): DateMention | undefined {
  const [found, another] = findDates(text, context)
  return found && !another && found.start === 0 && found.end === nfc(text).length ? found : undefined
}
