/** A person may send this many messages in a minute; no task needs more. */
export const messagesAMinute = 20
const minuteMs = 60_000
/** Of whom nothing came for so long a new burst begins; what waits is asked for again within a minute. */
const quietMs = 2 * minuteMs

export type Verdict =
  | { kind: 'go' }
  /** `waitMs` until the next one is taken; `told`: this person was told already and goes on all the same */
  | { kind: 'pause'; waitMs: number; told: boolean }

export interface Pause {
  /** Asked once for each message of a person, in the order in which they came; `now` in ms. */
  take(person: string, now: number): Verdict
}

/**
 * Who sends faster than anybody can read is asked to pause, so that one person never takes the others' time: once a burst,
 * however many of its messages wait and take their turns.
 */
export function createPause(limit: number = messagesAMinute): Pause {
  const recent = new Map<string, { times: number[]; asked: number; told: boolean }>()
  let lookedThrough = 0

  /** People who have been quiet for that long need no memory. */
  function forgetQuiet(now: number): void {
    if (now - lookedThrough < minuteMs) return
    lookedThrough = now
    for (const [person, { asked }] of recent) if (asked <= now - quietMs) recent.delete(person)
  }

  return {
    take(person, now) {
      forgetQuiet(now)
      const seen = recent.get(person) ?? { times: [], asked: now, told: false }
      // A clock that was set back must not hold anybody up for longer than a minute.
      seen.times = seen.times.filter(time => time > now - minuteMs && time <= now)
      recent.set(person, seen)
      if (seen.asked <= now - quietMs) seen.told = false
      seen.asked = now
      const [first] = seen.times
      if (first === undefined || seen.times.length < limit) {
        seen.times.push(now)
        return { kind: 'go' }
      }
      const { told } = seen
      seen.told = true
      return { kind: 'pause', waitMs: first + minuteMs - now, told }
    },
  }
}
