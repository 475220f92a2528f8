import { item, text, title, type Answers, type Block, type Reply } from '../../src/domain/chat/reply.ts'
import { fact, type Line } from '../../src/domain/chat/apart.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'

/** What the draft says besides what was answered, in words. */
export interface DraftFacts {
  lead: string
  helpers: string
  followers: string
  /** who has to see to it: the officer, or the heads of the unit; empty: the office knows nobody there */
  duty: string
  /** with its weekday, and what there is to know of that day; empty: no deadline */
  deadline: string
  assigner: string
  /** general affairs assign in the assigner's name */
  clerk: boolean
  /** who decides on the result; empty: it needs no approval */
  deciders: string
  files: string
}

/** "6 rõ": whether each is told, and what is. */
function clear(name: string, known: string, missing: string): Line[] {
  if (known === '') return [`✗ Rõ ${name}: ${missing}`]
  const [first = '', ...rest] = fact(`✓ Rõ ${name}`, known)
  return [first, ...rest]
}

/** What is about to be assigned, as its six points: nothing of it is saved yet. */
export function draftReply(answers: Answers, facts: DraftFacts, choices: Reply['choices']): Reply {
  const { what = '', product = '', document = '', urgency = '' } = answers
  const { lead, helpers, followers, duty, deadline, assigner, clerk, deciders, files } = facts
  const people = [
    `${lead} chủ trì`,
    ...(helpers === '' ? [] : [`${helpers} phối hợp`]),
    ...(followers === '' ? [] : [`${followers} theo dõi`]),
  ].join('; ')
  const approval = deciders === '' ? 'kết quả không cần duyệt' : `kết quả do ${deciders} duyệt`
  const authority = `${clerk ? 'giao thay mặt' : 'người giao'} đồng chí ${assigner}; ${approval}`
  const blocks: Block[] = [
    title('Dự thảo giao việc, chưa lưu'),
    item([
      ...clear('người', people, 'chưa có'),
      ...clear('việc', shorten(what, 600), 'chưa có'),
      ...clear('thời gian', deadline, 'không thời hạn'),
      ...clear('trách nhiệm', duty, `${lead} chưa có lãnh đạo trong danh sách cán bộ`),
      ...clear('sản phẩm', product, 'chưa nêu'),
      ...clear('thẩm quyền', authority, 'chưa có'),
      ...(urgency === '' ? [] : [`Độ khẩn: ${urgency}`]),
      ...(document === '' ? [] : fact('Văn bản giao', document)),
      ...(files === '' ? [] : fact('Tệp kèm theo', files)),
    ]),
    text('Đồng chí trả lời “đúng” để giao; gõ “sửa thời hạn”, “sửa nội dung”… hoặc “quay lại” để sửa, /huy để thôi.'),
  ]
  return { blocks, ...(choices && { choices }) }
}
