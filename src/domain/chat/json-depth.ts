/** What platforms send nests a dozen levels. */
const deepest = 64

const code = (sign: string): number => sign.charCodeAt(0)
const [quote, backslash] = [code('"'), code('\\')]
const [list, listEnd, object, objectEnd] = [code('['), code(']'), code('{'), code('}')]

/**
 * Does a text of JSON nest deeper than anybody's data does? To be asked before it is parsed: a megabyte of brackets takes
 * a parser a second, in which nobody is answered, and overflows the stack of whoever walks through what it yields.
 */
export function nestsTooDeep(json: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (quoted) {
      if (sign === backslash) at++
      else if (sign === quote) quoted = false
    } else if (sign === quote) quoted = true
    else if (sign === list || sign === object) {
      if (++depth > deepest) return true
    } else if (sign === listEnd || sign === objectEnd) depth--
  }
  return false
}
