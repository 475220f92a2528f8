// Number formats: ECMA-376 part 1, 18.8.31. Only what offices show of codes, days and shares.

interface DateParts {
  day: boolean
  month: boolean
  year: boolean
}

/** What a date format shows of a day; all of it where the format is not known. */
export function dateParts(format: string | undefined): DateParts {
  const letters =
    (format ?? '')
      .split(';', 1)[0]
      ?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
      .toLowerCase() ?? ''
  const [day, year] = [letters.includes('d'), /y/.test(letters)]
  // Beside hours an "m" is a minute.
  const month = letters.includes('m') && (day || year || !/[hs]/.test(letters))
  return day || month || year ? { day, month, year } : { day: true, month: true, year: true }
}

/**
 * A number as its format shows it, for formats of digits and words: `000`, `"CB"000`, `00"/KH-UBND"`, `0%`. Undefined for
 * all others, whose digits say the same without the format.
 */
export function shownNumber(value: number, format: string): string | undefined {
  const section = format.split(';')[value < 0 ? 1 : 0] ?? format
  const parts = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
    .match(/"[^"]*"|\\.|[0#?]+|[^0#?"\\]+/g)
  if (!parts) return undefined
  const holders = parts.filter(part => /^[0#?]+$/.test(part))
  const literals = parts.filter(part => !holders.includes(part))
  if (holders.length === 0 || literals.some(part => /^[.,@eE/]|general/i.test(part))) return undefined
  const percent = literals.some(part => part.includes('%'))
  if (!percent && !literals.some(part => /[\p{L}\p{N}]|[-/ ]/u.test(part)) && !/0{2,}/.test(holders[0] ?? ''))
    return undefined
  let digits = String(Math.round(Math.abs(percent ? value * 100 : value)))
  if (!percent && !Number.isInteger(value)) return undefined
  digits = digits.padStart(
    holders.reduce((sum, part) => sum + (part.match(/0/g)?.length ?? 0), 0),
    '0',
  )
  return filled(parts, holders, digits)
}

/** The digits go into the places of the format from the right; the first place takes what is left over. */
function filled(parts: readonly string[], holders: readonly string[], digits: string): string {
  let rest = digits
  let left = holders.length
  const shown: string[] = []
  for (const part of parts.toReversed()) {
    if (/^[0#?]+$/.test(part)) {
      const own = --left === 0 ? rest : rest.slice(-part.length)
      rest = rest.slice(0, rest.length - own.length)
      shown.unshift(own)
    } else shown.unshift(part.replace(/^"|"$/g, '').replace(/^\\/, ''))
  }
  return shown.join('')
}
