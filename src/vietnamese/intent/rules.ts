import type { Found } from './find-phrases.ts'
import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'
import { isOfOthers } from './others.ts'
import { asksHandedIn } from './handed-in.ts'
import { topicOf } from './topic.ts'
import { strayWords } from './message.ts'

/** What a message can say besides the concepts of its words. */
/** `aTopic`: whose task of that matter is it ("vụ nước thải hẻm 47 ai làm") */
type Slot =
  'aReport' | 'aTopic' | 'aDate' | 'onlyDate' | 'aUnit' | 'aPerson' | 'aDocument' | 'aShare' | 'wholeShare' | 'others'
export type Cue = Concept | Slot

export interface Rule {
  command: string
  /** `needed`: only about a numbered task; `none`: never; `either`: with or without */
  task: 'needed' | 'none' | 'either'
  changes: boolean
  cues: Partial<Record<Cue, number>>
  /** points each word takes away that nothing accounts for: a list is asked for in few words, a report says anything */
  stray: number
  /** points of the task's number itself */
  base?: number
}

/** A line is read from so many points on, and only with this lead over the next best. */
export const threshold = 4
export const margin = 1
const soughtElse = 3

const reading = { changes: false, task: 'none', stray: 1 } as const
const change = { changes: true, task: 'needed', stray: 0 } as const

/** What speaks for each command, in points. */
export const rules: readonly Rule[] = [
  {
    ...reading,
    command: 'nhiemvu',
    cues: {
      task: 2,
      what: 2,
      list: 2,
      mine: 2,
      remaining: 1,
      unfinished: 2,
      aDate: 2,
      onlyDate: 2,
      due: 1,
      done: 1,
      finished: 4,
      fresh: 4,
      toDo: 4,
      submitted: 1,
      urgency: 1,
      status: 1,
      others: 3,
      pressing: 5,
      future: 0.5,
      wish: 0.5,
      ahead: 4,
      undated: 4,
      paused: 4,
      notTaken: 4,
      notHandedIn: 4,
      aTopic: -4,
      overdue: 4,
      expiring: 3,
      dueSoon: 4,
      waiting: 4,
      together: 3,
      everything: 1,
      past: 0.5,
      doing: 0.5,
      denial: -2,
      whichUnit: -4,
      progress: -2,
      aUnit: -2,
      evaluate: -3,
      export: -3,
      letter: -3,
      assign: -3,
      office: -4,
      percent: -3,
      summary: -3,
      complaint: -4,
      accept: -1,
      mistake: -3,
      help: -3,
      awaitingMe: -2,
      backlog: -2,
      polite: -1,
      calendar: -1,
    },
  },
  {
    ...reading,
    command: 'viec',
    task: 'needed',
    base: 4,
    stray: 0.5,
    cues: {
      list: 2,
      status: 3,
      detail: 3,
      who: 3,
      howMuch: 3,
      percent: 3,
      question: 1,
      summary: 3,
      due: 2,
      expiring: 2,
      progress: 2,
      what: 1,
      search: 2,
      remindMe: 2,
      urgency: 2,
    },
  },
  {
    ...reading,
    command: 'tim',
    task: 'none',
    stray: 0,
    cues: { search: 5, about: 3, aTopic: 6, task: 1, what: 1, aDocument: 3, submitted: -4, done: -4, help: -3 },
  },
  { ...change, command: 'nhan', cues: { accept: 6 } },
  {
    ...change,
    command: 'capnhat',
    cues: {
      update: 8,
      aReport: 3,
      doing: 5,
      obstacle: 5,
      aShare: 6,
      reached: 0.5,
      progress: 1,
      // "cập nhật việc 12 đã gửi công văn" tells how far it is.
      submitted: 1.5,
      done: -1,
      status: -3,
      waiting: -4,
      past: -0.5,
    },
  },
  {
    ...change,
    command: 'xong',
    cues: { done: 7, unfinished: 7, submitted: 6.5, wholeShare: 7, mark: 2, howTo: 1, update: 1.5, aShare: -2 },
  },
  { ...change, command: 'tamdung', cues: { pause: 8, reason: 1 } },
  // "tạm dừng 15 ngày": which task is asked for.
  {
    ...reading,
    command: 'tamdung',
    cues: {
      pause: 6,
      what: -4,
      list: -4,
      question: -4,
      status: -4,
      howTo: -4,
      negation: -4,
      past: -2,
      done: -4,
      progress: -4,
      others: -4,
    },
  },
  { ...change, command: 'tieptuc', cues: { resume: 7.5 } },
  { ...change, command: 'giahan', cues: { extend: 8, aDate: 1, reason: 1 } },
  { ...change, command: 'chuyen', cues: { handover: 6.5, assign: 4, aPerson: 2, aUnit: 1 } },
  { ...change, command: 'duyet', cues: { approve: 6.5, passive: 6.5 } },
  { ...reading, command: 'duyet', cues: { awaitingMe: 6, waiting: 1 } },
  { ...change, command: 'tralai', cues: { sendBack: 8, reason: 1, passive: 1 } },
  { ...change, command: 'nhac', cues: { urge: 7, stopReminding: 6, due: 1 } },
  {
    ...change,
    command: 'giao',
    task: 'none',
    stray: 0.5,
    cues: { assign: 6.5, aPerson: 1, aUnit: 1, mine: -3, remaining: -1, future: 0 },
  },
  { ...change, command: 'hoantac', task: 'either', stray: 0.5, cues: { undo: 8, mistake: 6, cancel: 1 } },
  {
    ...reading,
    command: 'tiendo',
    cues: {
      progress: 5,
      // "như báo cáo tháng trước" is one word more, and asks for nothing.
      report: 3.5,
      // "phòng nào chưa cập nhật tiến độ": of those who did none is known (unused.ts).
      update: 1,
      figures: 5,
      ranked: 2,
      many: 1,
      whichUnit: 2,
      submitted: -4,
      future: -1,
      summary: 4,
      percent: 5,
      aUnit: 2,
      aDocument: 2,
      aDate: 1,
      status: 3,
      list: 1,
      office: 1,
      overdue: -3,
      mine: -2,
      together: -2,
    },
  },
  {
    ...reading,
    command: 'tondong',
    cues: { backlog: 7, whichUnit: 3, office: 2.5, overdue: 2, many: 1, remaining: 1.5 },
  },
  { ...reading, command: 'danhgia', stray: 2, cues: { evaluate: 7, aDate: 1, aUnit: 0.5 } },
  {
    ...reading,
    command: 'xuat',
    stray: 2,
    cues: { export: 7, others: 0.5, sheet: 1, list: 0.5, aDate: 0.5, aUnit: 0.5 },
  },
  { ...reading, command: 'congvan', stray: 0.5, cues: { letter: 3, urge: 1, compose: 1, aUnit: 2 } },
  { ...reading, command: 'lich', stray: 2, cues: { calendar: 7, aDate: 0.5, list: 0.5 } },
  { ...reading, command: 'caidat', stray: 3, cues: { settings: 6 } },
  {
    ...change,
    command: 'caidat',
    task: 'none',
    stray: 0.5,
    cues: {
      off: 3,
      on: 3,
      morning: 2,
      urge: 1.5,
      assistant: 2,
      stopReminding: 5,
      startReminding: 5,
      settings: 1,
      messenger: 2.5,
      receive: 2.5,
      handover: 0,
    },
  },
  { ...change, command: 'uyquyen', task: 'none', stray: 0.5, cues: { delegate: 7, aPerson: 1, aDate: 1 } },
  { ...reading, command: 'dulieu', stray: 1.5, cues: { data: 6, list: 1, wipe: -5 } },
  { ...change, command: 'xoadulieu', task: 'none', stray: 0.5, cues: { erase: 8, wipe: 3, data: 3 } },
  { ...reading, command: 'trogiup', stray: 0.5, cues: { help: 6, howTo: 4, list: 0.5, past: -2 } },
  { ...change, command: 'thoat', task: 'none', stray: 0.5, cues: { unlink: 7 } },
  { ...change, command: 'lienket', task: 'none', stray: 0.5, cues: { link: 5 } },
]

export interface Scored {
  rule: Rule
  points: number
}

/** The rules that speak for the message at all, the strongest first. */
export function score(message: Message): Scored[] {
  const cues = cuesOf(message)
  const strays = strayWords(message)
  const ofOthers = [...message.strays].filter(at => isOfOthers(message.others, at)).length
  const named = message.tasks.length > 0
  return rules
    .filter(rule => rule.task === 'either' || (rule.task === 'needed') === named)
    .map(rule => {
      // "tìm văn bản xuất kho": what is looked for may have the words of any command.
      const sought = cues.has('search') && rule.cues.search === undefined ? soughtElse : 0
      const unknown = rule.cues.others === undefined ? strays : strays - ofOthers
      let points = (rule.base ?? 0) - rule.stray * unknown - sought
      for (const cue of cues) points += rule.cues[cue] ?? 0
      return { rule, points }
    })
    .filter(({ points }) => points >= threshold - margin)
    .sort((a, b) => b.points - a.points)
}

const ofWork: readonly Concept[] = [
  ...([
    'task',
    'doing',
    'remaining',
    'unfinished',
    'overdue',
    'dueSoon',
    'expiring',
    'due',
    'waiting',
    'done',
    ...([
      'pressing',
      'toDo',
      'finished',
      'fresh',
      'ahead',
      'undated',
      'notTaken',
      'notHandedIn',
      'paused',
      'together',
    ] as const),
  ] as const),
]

function cuesOf(message: Message): Set<Cue> {
  const { phrases, tasks, days, units, people, documents, share, words } = message
  // "cả phòng còn việc gì" asks for their tasks; "tiến độ cả phòng" is another matter.
  const isWhose = ({ concept, first }: Found) =>
    concept === 'office' && isOfOthers(message.others, first) && isAboutWork(message)
  const cues = new Set<Cue>(phrases.filter(phrase => !isWhose(phrase)).map(phrase => phrase.concept))
  // "so sánh Lan và Toàn": the figures are by unit, what each of them has to do is a list.
  if ((message.others?.names.length ?? 0) > 0 && cues.delete('figures')) cues.add('status')
  if (phrases.some(phrase => isTold(message, phrase))) cues.delete('progress')
  if (days.length > 0) cues.add('aDate')
  const nothingElse = phrases.length + tasks.length + units.length + people.length + strayWords(message) === 0
  // "mai là chủ nhật" tells a date; "tuần này" alone asks what is in it.
  if (nothingElse && days.length === 1 && !/ l[àa] /i.test(message.text)) cues.add('onlyDate')
  if (message.others && isAboutWork(message)) cues.add('others')
  if (asksHandedIn(message)) {
    cues.add('others')
    cues.delete('submitted')
    cues.add('status')
  }
  // Whose tasks are asked for is no more than that.
  if (units.some(({ first }) => !(isAboutWork(message) && isOfOthers(message.others, first)))) cues.add('aUnit')
  if (people.length > 0) cues.add('aPerson')
  if (documents.length > 0) cues.add('aDocument')
  // "việc 12: …": what follows is told of it.
  if (tasks.some(({ last }) => words[last + 1]?.text === ':')) cues.add('aReport')
  if (topicOf(message) !== undefined) cues.add('aTopic')
  if (share) cues.add(share.percent === 100 ? 'wholeShare' : 'aShare')
  return cues
}

/** "đã thống kê 215 hộ", "thống kê 215 hộ rồi": it was done, and no figures are asked for. */
const isTold = ({ words, phrases, strays }: Message, { concept, first, last }: Found): boolean =>
  concept === 'progress' &&
  /^(?:thong|tong)$/.test(words[first]?.folded ?? '') &&
  ((words[last + 1]?.kind === 'number' && strays.has(last + 1)) ||
    phrases.some(other => other.concept === 'past' && other.last === first - 1 && other.first === other.last))

/** "trưa nay ăn gì mọi người" asks for no tasks. */
const isAboutWork = ({ phrases, words, others, units }: Message): boolean =>
  phrases.some(
    ({ concept, first, last }) =>
      ofWork.includes(concept) ||
      // "Lan làm tới đâu rồi": how somebody is getting on.
      ((concept === 'status' || concept === 'figures') && (others?.names.length ?? 0) > 0) ||
      // "khối văn xã tới đâu rồi": no unit of the office's own, of which there would be figures.
      (concept === 'status' && units.length === 0 && /^đơn vị ./.test(others?.line ?? '')) ||
      // "VP tuần này có gì"; "có gì mới" asks for news.
      (concept === 'what' &&
        others !== undefined &&
        words[first - 1]?.folded === 'co' &&
        words[last + 1]?.folded !== 'moi') ||
      (concept === 'what' && words.slice(first, last + 1).some(({ folded }) => folded === 'lam')),
  )
