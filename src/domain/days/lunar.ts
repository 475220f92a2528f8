import type { LocalDate } from './local-date.ts'

export interface LunarDate {
  year: number
  /** 1–12 */
  month: number
  day: number
  /** The second of two months with the same number. */
  leap: boolean
}

// Algorithm of Hồ Ngọc Đức, "Thuật toán tính âm lịch" (after Meeus, Astronomical Algorithms), for Viet Nam's UTC+7.
// Days are Julian day numbers; new moons are numbered from that of January 1900.
const zone = 7 / 24
const epoch = 2440588
const firstMoon = 2415021
const synodicMonth = 29.530588853
const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

/** The day on which new moon number `k` falls in Viet Nam. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t ** 2 - 0.000000155 * t ** 3
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const correction =
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t ** 2) +
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(sun + 2 * moon)
  // Terrestrial minus universal time, in days; after 1800 the short formula is enough.
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return Math.floor(mean + correction - deltaT + 0.5 + zone)
}

/** Which twelfth of the ecliptic the sun is in at the beginning of the day: 0 from the March equinox, 9 winter. */
function sunSector(day: number): number {
  const t = (day - 0.5 - zone - 2451545) / 36525
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.00029 * sin(3 * anomaly)
  return Math.floor((longitude - 360 * Math.floor(longitude / 360)) / 30)
}

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + epoch
const dateOfDay = (day: number): LocalDate => new Date((day - epoch) * 86_400_000).toISOString().slice(0, 10)

/** Number of the new moon that begins the 11th lunar month, the one that holds the winter solstice of `year`. */
function eleventhMonth(year: number): number {
  const k = Math.floor((dayNumber(`${year}-12-31`) - firstMoon) / synodicMonth)
  return sunSector(newMoon(k)) >= 9 ? k - 1 : k
}

/** How many months after the eleventh the leap month comes: the first during which the sun enters no new sector. */
function leapOffset(eleventh: number): number {
  let offset = 1
  while (sunSector(newMoon(eleventh + offset)) !== sunSector(newMoon(eleventh + offset + 1)) && offset < 14) offset++
  return offset
}

/** The months of one lunar cycle, from the 11th of `year - 1` to the 10th of `year`, with their new moons. */
function cycle(year: number): (Omit<LunarDate, 'day'> & { moon: number })[] {
  const start = eleventhMonth(year - 1)
  const length = eleventhMonth(year) - start
  const leap = length === 13 ? leapOffset(start) : Infinity
  return Array.from({ length }, (_, offset) => {
    const ordinal = offset >= leap ? offset - 1 : offset
    return {
      moon: start + offset,
      leap: offset === leap,
      month: ((ordinal + 10) % 12) + 1,
      year: ordinal < 2 ? year - 1 : year,
    }
  })
}

/** The lunar date in Viet Nam of a day between 1900 and 2199. */
export function solarToLunar(date: LocalDate): LunarDate {
  const day = dayNumber(date)
  const year = Number(date.slice(0, 4))
  const months = [...cycle(year), ...cycle(year + 1)]
  const found = months.findLast(month => newMoon(month.moon) <= day)
  if (!found) throw new RangeError(`no lunar date for ${date}`)
  return { year: found.year, month: found.month, day: day - newMoon(found.moon) + 1, leap: found.leap }
}

/** The day of a lunar date in Viet Nam; undefined when that year has no such leap month, or the month no 30th. */
export function lunarToSolar(year: number, month: number, day: number, leap = false): LocalDate | undefined {
  const found = [...cycle(year), ...cycle(year + 1)].find(m => m.year === year && m.month === month && m.leap === leap)
  if (!found) return undefined
  const start = newMoon(found.moon)
  return day >= 1 && start + day - 1 < newMoon(found.moon + 1) ? dateOfDay(start + day - 1) : undefined
}
