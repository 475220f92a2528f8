export interface Clock {
  hour: number
  minute: number
  /** Perhaps of the afternoon: "3h" without a word, unlike "03h". */
  loose: boolean
}

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/** The hour as the clock shows it, and whether the words settle it. 24h, the end of its day, is shown as 23:59. */
export function clockTime(
  { hour, minute, loose }: Clock,
  part: DayPart | undefined,
): { time: string; certain: boolean } {
  if (hour === 24) return { time: '23:59', certain: true }
  const { shown, certain } = ofPart(hour, part, loose)
  return { time: `${String(shown).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, certain }
}

function ofPart(hour: number, part: DayPart | undefined, loose: boolean): { shown: number; certain: boolean } {
  switch (part) {
    case undefined:
      // Midnight belongs to the day before for most who write "0h ngày 30"; offices do not meet at 3h.
      return { shown: loose ? hour + 12 : hour, certain: !loose && hour !== 0 }
    case 'morning':
      return { shown: hour, certain: hour < 12 }
    case 'noon':
      return { shown: hour <= 2 ? hour + 12 : hour, certain: (hour >= 10 && hour <= 14) || hour === 1 }
    case 'afternoon':
      return hour <= 7 ? { shown: hour + 12, certain: hour > 0 } : { shown: hour, certain: hour >= 12 && hour < 19 }
    case 'evening':
      return hour >= 4 && hour < 12 ? { shown: hour + 12, certain: true } : { shown: hour, certain: hour > 16 }
    case 'night':
      return hour >= 7 && hour < 12 ? { shown: hour + 12, certain: true } : { shown: hour % 24, certain: hour > 18 }
  }
}
