import { nfc } from '../../domain/chat/tidy-text.ts'

/** "thế còn …", "vậy còn …", "còn …" */
const leads = /^(?:(?:thế|the|vậy|vay|rồi|roi|dạ|da|à|ờ) )*(?:còn|con) /iu
/** "… thì sao" */
const ends = /(?:,)? (?:thì|thi) (?:sao|thế nào|the nao|ra sao)(?: (?:rồi|roi|ạ|a|em|anh|chị|chi))*[?.! ]*$/iu

/** What is asked about besides, behind what was just shown: "thế còn phòng văn hóa", "tuần sau thì sao". */
export function askedBesides(raw: string): string | undefined {
  const text = nfc(raw)
  const about = text.replace(leads, '').replace(ends, '').trim()
  return about === '' || about === text ? undefined : about
}
