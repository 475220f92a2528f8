import { item, text, title, type Choice, type ProgressChart, type Reply } from '../../../src/domain/chat/reply.ts'
import { today } from '../../helpers/office.ts'
import type { Stage } from './stage.ts'
import type { Shown } from './platform.ts'

const words = 'Rà soát, trình phê duyệt danh mục dự án đầu tư công năm 2027 trên địa bàn phường. '
const long = (length: number): string => words.repeat(Math.ceil(length / words.length)).slice(0, length)

/** Choices that each open the task of their number. */
export const tasks = (count: number): Choice[] =>
  Array.from({ length: count }, (_, i) => ({ label: `#${i + 1}`, send: `/viec ${i + 1}` }))

/** Longer than a Telegram button carries, in a choice that does something. */
export const longResult = `Đã trình Ủy ban nhân dân thành phố ${long(120).trim()}`
export const longChoice: Choice = { label: 'Báo kết quả đã soạn', send: `/xong 3 ${longResult}` }

const list = (count: number) => [
  title(`Nhiệm vụ: ${count} việc`),
  ...Array.from({ length: count }, (_, i) => item([`#${i + 1} ${words}`, `Hạn thứ Sáu 04/12/2026`])),
]
const listed = (count: number): Reply => ({ blocks: list(count), choices: tasks(count) })

/** Every kind of reply that goes without an attachment. */
export const replies: Record<string, Reply> = {
  'a list of 60 items, each of them a choice': listed(60),
  'an empty list': { blocks: [title('Nhiệm vụ'), text('Đồng chí không có nhiệm vụ nào.')], choices: [] },
  'a text of 20,000 characters': { blocks: [text(long(20_000))], choices: tasks(2) },
  'one word of 20,000 characters': { blocks: [text('ộ'.repeat(20_000))] },
  'a block longer than a message between short ones': {
    blocks: [title('Việc #1'), text(long(5_000)), item('1. Một'), item('2. Hai')],
    choices: tasks(3),
  },
  'decomposed letters in text and labels': {
    blocks: [title('Quá hạn'.normalize('NFD')), text(long(1_995).normalize('NFD'))],
    choices: [{ label: 'Nhiệm vụ'.normalize('NFD'), send: '/tim tiến độ'.normalize('NFD') }],
  },
  'no choice': listed(0),
  'one choice': listed(1),
  'five choices': listed(5),
  'six choices': listed(6),
  'twelve choices': listed(12),
  'labels longer than a button': {
    blocks: [text('Chọn đơn vị:')],
    choices: tasks(7).map((choice, i) => ({ ...choice, label: `Đơn vị ${i + 1}: ${long(140).trim()}` })),
  },
  'a choice that says more than a button carries': { blocks: [text('Gửi kết quả?')], choices: [longChoice] },
  'a question for the own telephone number': {
    blocks: [text('Để liên kết, đồng chí gửi mã.')],
    choices: [{ label: 'Gửi số điện thoại của tôi', send: '/lienket', contact: true }, ...tasks(2)],
  },
  'a menu of commands': {
    blocks: [text('Xin chào đồng chí.')],
    choices: tasks(2),
    menu: Array.from({ length: 30 }, (_, i) => ({ name: `lenh${i}`, summary: long(200) })),
  },
}

/** Bars of twelve units. */
export const chart: ProgressChart = {
  kind: 'progress-chart',
  title: 'Tiến độ nhiệm vụ',
  subtitle: 'Tính đến 07:30 ngày 23/11/2026',
  rows: Array.from({ length: 12 }, (_, i) => ({
    label: `Phòng Kinh tế, Hạ tầng và Đô thị ${i + 1}`,
    doneOnTime: 3 + i,
    doneLate: 1,
    openOnTime: 4,
    openLate: 2,
    noDeadline: i % 2,
  })),
}

export const workbook: Reply = {
  blocks: [text('Bảng nhiệm vụ, tính đến 07:30 ngày 23/11/2026.')],
  attachment: { kind: 'task-workbook', name: `nhiem-vu-${today}.xlsx`, today },
}

/** Task 1 is completed by the first choice. */
export const doing: Reply = {
  blocks: [text('Đồng chí chọn:')],
  choices: [{ label: 'Báo xong #1', send: '/xong 1 Đã trình' }, ...tasks(2)],
}

/** What is left of a text when it does not matter where it was cut and in which form it came. */
export const bare = (pieces: readonly string[]): string => pieces.join('').replace(/\s+/g, '').normalize('NFC')

/** All that must be readable: each block, and the choices that are no buttons, under the numbers that can be typed. */
export const readable = ({ blocks, choices = [] }: Reply, { channel }: Stage): string => {
  const { buttons } = channel.capabilities
  const lines = choices.map(({ label, contact }, i) => (contact || i < buttons ? '' : `${i + 1}. ${label}`))
  return bare([...blocks.map(block => block.text), ...lines])
}

/** letters that every button shows */
const shortLabel = 60

/** Is this button's label the choice's, or as much of it as a button shows? */
export const isLabelOf = (label: string, choice: Choice): boolean => {
  const [shown, whole] = [label.normalize('NFC'), choice.label.normalize('NFC').trim()]
  return shown === whole || (whole.length > shortLabel && shown.endsWith('…') && whole.startsWith(shown.slice(0, -1)))
}

/** The choices for which this platform has buttons; the own number is one of them only where it can be proved. */
export const buttonsOf = ({ choices = [] }: Reply, { channel }: Stage): Choice[] =>
  choices.filter(({ contact }, i) => i < channel.capabilities.buttons && (!contact || channel.name === 'telegram'))

/** The newest list of choices that can be read in these messages, from number 1. */
export const offered = (shown: readonly Shown[]): string[] => {
  const labels = shown.flatMap(message => message.labels)
  const lines = shown.flatMap(({ text }) => [...text.matchAll(/^(\d{1,2})\. (.+)$/gm)].map(match => match[2] ?? ''))
  return [...labels, ...lines]
}
