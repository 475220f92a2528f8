import { text, type Block, type Choice, type Reply } from '../domain/chat/reply.ts'
import { numbered } from '../vietnamese/choices.ts'

/**
 * Where a section stands: first what somebody else waits for (to decide, acknowledge, answer; and what an office has to put
 * right for that), then the own work, then what others owe.
 */
const places = ['decide', 'acknowledge', 'answer', 'put-right', 'own', 'others'] as const
export type Place = (typeof places)[number]

/** One subject of what a person has to do or to know, the most pressing first. */
export interface Section {
  place: Place
  /** says how much of it there is: "Cần đồng chí duyệt 3 kết quả." */
  heading: string
  lines: readonly Block[]
  /** how many of the lines are shown at the most; left out: all */
  shown?: number
  /** Says how many lines were left out, and how to see them; left out: the heading says it all. */
  more?: (left: number) => string
  /** what opens the first lines, where it is worth a choice */
  opens?: readonly Choice[]
  /** what opens the list behind it, or does the next step */
  choices?: readonly Choice[]
}

/** The sections in the order in which they stand. */
export const inOrder = (sections: readonly Section[]): Section[] =>
  sections.toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place))

/** Those that stand before the own work, and those that stand behind it. */
export function aroundOwn(sections: readonly Section[]): { before: Section[]; after: Section[] } {
  const isBehind = ({ place }: Section): boolean => places.indexOf(place) > places.indexOf('own')
  const ordered = inOrder(sections)
  return { before: ordered.filter(one => !isBehind(one)), after: ordered.filter(isBehind) }
}

/**
 * Zalo Bot's message is the shortest of all platforms (2,000: src/channels/zalo-bot), with the numbered choices in it, whose
 * numbers may have three digits there.
 */
const longest = 1_980
/** A choice has a number to be typed: more than these nobody reads on a telephone. */
const mostChoices = 9

/**
 * All sections as one message, under its title. Too long for one message on every platform, it loses lines, one at a time, of
 * the section that shows most; what was left out is counted.
 */
export function composed(title: readonly Block[], sections: readonly Section[]): Reply {
  const ordered = inOrder(sections)
  const showing = ordered.map(({ lines, shown = lines.length }) => Math.min(shown, lines.length))
  const choices = choicesOf(ordered)
  const size = (blocks: readonly Block[]): number =>
    [...blocks.map(block => block.text), numbered(choices)].join('\n\n').normalize('NFC').length
  for (;;) {
    const blocks = [...title, ...blocksOf(ordered, showing)]
    const most = Math.max(0, ...showing)
    if (size(blocks) <= longest || most <= 1) return { blocks, choices }
    const at = showing.lastIndexOf(most)
    showing[at] = most - 1
  }
}

/** The sections below each other, each with so many of its lines. */
const blocksOf = (sections: readonly Section[], showing?: readonly number[]): Block[] =>
  sections.flatMap(({ heading, lines, shown = lines.length, more }, at) => {
    const kept = lines.slice(0, showing?.[at] ?? shown)
    const left = lines.length - kept.length
    return [text(heading), ...kept, ...(left > 0 && more ? [text(more(left))] : [])]
  })

/** The same around the list of the own tasks: how much there is of each, and its choices lead to it. */
export const briefBlocksOf = (sections: readonly Section[]): Block[] =>
  blocksOf(sections.map(one => ({ ...one, lines: [] })))

/** What each section leads to, in their order; what opens single lines goes first where there are too many. */
export function choicesOf(sections: readonly Section[]): Choice[] {
  const lists = sections.reduce((sum, { choices = [] }) => sum + choices.length, 0)
  let room = Math.max(0, mostChoices - lists)
  const all = sections.flatMap(({ opens = [], choices = [] }) => {
    const kept = opens.slice(0, room)
    room -= kept.length
    return [...kept, ...choices]
  })
  return oneEach(all)
}

/** Of several choices that lead to the same, the first. */
export const oneEach = (choices: readonly Choice[]): Choice[] =>
  choices.filter(({ send }, at) => choices.findIndex(other => other.send === send) === at)
