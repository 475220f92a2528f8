/** A person may send this many messages in a minute; no task needs more. */
export const messagesAMinute = 20
const minuteMs = 60_000

export type Verdict =
  | { kind: 'go' }
  /** `waitMs` until the next one is taken; `told`: this person was told already and goes on all the same */
  | { kind: 'pause'; waitMs: number; told: boolean }

export interface Pause {
  /** Asked once for each message of a person, in the order in which they came; `now` in ms. */
  take(person: string, now: number): Verdict
}

/** Who sends faster than anybody can read is asked to pause, once, so that one person never takes the others' time. */
export function createPause(limit: number = messagesAMinute): Pause {
  const recent = new Map<string, { times: number[]; told: boolean }>()
  let lookedThrough = 0

  /** People who have been quiet for a minute need no memory. */
  function forgetQuiet(now: number): void {
    if (now - lookedThrough < minuteMs) return
    lookedThrough = now
    for (const [person, { times }] of recent) if ((times.at(-1) ?? 0) <= now - minuteMs) recent.delete(person)
  }

  return {
    take(person, now) {
      forgetQuiet(now)
      const seen = recent.get(person) ?? { times: [], told: false }
      // A clock that was set back must not hold anybody up for longer than a minute.
      seen.times = seen.times.filter(time => time > now - minuteMs && time <= now)
      recent.set(person, seen)
      const [first] = seen.times
      if (first === undefined || seen.times.length < limit) {
        seen.times.push(now)
        seen.told = false
        return { kind: 'go' }
      }
      const { told } = seen
      seen.told = true
      return { kind: 'pause', waitMs: first + minuteMs - now, told }
    },
  }
}
