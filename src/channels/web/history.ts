import { randomUUID } from 'node:crypto'
import type { Block, Choice } from '../../domain/chat/reply.ts'

export interface OwnEntry {
  from: 'person'
  /** the id the page gave the message */
  key: string
  text: string
  file?: { name: string; size: number }
}

export interface BotEntry {
  from: 'bot'
  blocks: Block[]
  choices: Choice[]
  picture?: { id: string; name: string }
  file?: { id: string; name: string; size: number }
  /** what the person may do has changed, or may have */
  rights?: true
}

export type Entry = OwnEntry | BotEntry
/** `at`: milliseconds since 1970 */
export type Recorded = Entry & { id: string; at: number }

type Listener = (entry: Recorded) => void

/** entries kept of each conversation: enough for a day of trying the demo */
const kept = 200

interface Room {
  entries: Recorded[]
  listeners: Set<Listener>
}

/** The conversations of the web chat, one an address. `onDropped` hears of each entry that grew too old to keep. */
export function histories(clock: () => number, onDropped: Listener) {
  const rooms = new Map<string, Room>()
  const roomOf = (address: string): Room => {
    const room = rooms.get(address) ?? { entries: [], listeners: new Set() }
    rooms.set(address, room)
    return room
  }

  return {
    /** Appends and tells everyone who follows; undefined if the person's message is there already. */
    add(address: string, entry: Entry): Recorded | undefined {
      const { entries, listeners } = roomOf(address)
      if (entry.from === 'person' && entries.some(e => e.from === 'person' && e.key === entry.key)) return undefined
      const recorded = { ...entry, id: randomUUID(), at: clock() }
      entries.push(recorded)
      entries.splice(0, entries.length - kept).forEach(onDropped)
      listeners.forEach(listener => listener(recorded))
      return recorded
    },

    remove(address: string, entry: Recorded): void {
      const { entries } = roomOf(address)
      const index = entries.indexOf(entry)
      if (index >= 0) entries.splice(index, 1)
    },

    follow: (address: string, after: string | undefined, listener: Listener): (() => void) => {
      const { entries, listeners } = roomOf(address)
      // Unknown after a restart, or grown too old: -1, and everything is told again.
      entries.slice(entries.findIndex(e => e.id === after) + 1).forEach(listener)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
