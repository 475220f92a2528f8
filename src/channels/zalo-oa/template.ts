import { shorten } from '../../vietnamese/phrases.ts'
import type { Message } from '../channel.ts'
import { wordsOf } from '../shared/compose.ts'

/** The longest that a parameter of a template may be, whatever its type; longer data are refused. */
const contentLimit = 200

/**
 * What fills the office's approved template (ZBS). It needs exactly one parameter, `noi_dung`, of a type that takes 200
 * characters, for instance: "Đồng chí có nhắc việc mới: <noi_dung>. Nhắn tin cho OA để xem đầy đủ." Parameters are one line.
 */
export const templateData = (message: Pick<Message, 'blocks'>): { noi_dung: string } => ({
  noi_dung: shorten(wordsOf(message.blocks).replace(/\s+/g, ' '), contentLimit),
})
