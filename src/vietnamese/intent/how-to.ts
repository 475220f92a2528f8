import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'

/** The command that each step is taken by. */
const commandOf: Partial<Record<Concept, string>> = {
  done: 'xong',
  update: 'capnhat',
  // "báo cáo tiến độ"; "xem tiến độ" is another step.
  progress: 'capnhat',
  accept: 'nhan',
  pause: 'tamdung',
  resume: 'tieptuc',
  undo: 'hoantac',
  mistake: 'hoantac',
  search: 'tim',
  export: 'xuat',
  extend: 'giahan',
  handover: 'chuyen',
  approve: 'duyet',
  sendBack: 'tralai',
  assign: 'giao',
  urge: 'nhac',
  off: 'caidat',
  on: 'caidat',
  settings: 'caidat',
  erase: 'xoadulieu',
  unlink: 'thoat',
  delegate: 'uyquyen',
}

/** What may stand between the question and the step: "cách để báo xong", "hướng dẫn em cách xin gia hạn". */
const between: ReadonlySet<Concept> = new Set([
  'filler',
  'request',
  'wish',
  'mark',
  'howTo',
  'help',
  'future',
  'purpose',
])
const betweenWords = /^(?:de|xin|bao|cho|thi|muon|mot|cac|viec)$/

/** The command by which a step is taken that somebody asks how to take: "làm sao để duyệt", "cách tắt nhắc". */
export function howToOf({ words, phrases }: Message): string | undefined {
  const asked = phrases.find(({ concept, first }) => concept === 'howTo' || (concept === 'help' && isGuide(first)))
  function isGuide(at: number): boolean {
    return words[at]?.folded === 'huong' || words[at]?.folded === 'chi'
  }
  if (!asked) return undefined
  const step = phrases.find(({ concept, first }) => first > asked.last && commandOf[concept] !== undefined)
  if (!step) return undefined
  const joins = words.slice(asked.last + 1, step.first).every((word, index) => {
    const at = asked.last + 1 + index
    return (
      betweenWords.test(word.folded) ||
      phrases.some(({ concept, first, last }) => between.has(concept) && first <= at && at <= last)
    )
  })
  // "làm sao xong nổi" asks for nobody's guidance.
  const laments = step.concept === 'done' && step.first === asked.last + 1 && words[asked.last]?.folded === 'sao'
  if (!joins || laments) return undefined
  const reports = words.slice(step.first, step.last + 1).some(({ folded }) => folded === 'bao')
  return step.concept === 'progress' && !reports ? 'tiendo' : commandOf[step.concept]
}
