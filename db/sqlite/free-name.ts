import { existsSync } from 'node:fs'

/** The first of these names that nothing has yet; `named(1)` is the one that is wanted. */
export function freeName(named: (n: number) => string): string {
  let n = 1
  while (existsSync(named(n))) n++
  return named(n)
}
