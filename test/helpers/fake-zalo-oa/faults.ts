/** What happens to the next call of a path (all paths when none is named), instead of what it asked for. */
export interface Fault {
  /** the end of a path: `message/cs`, `access_token` */
  path?: string
  times?: number
  /** an `error` of the envelope */
  error?: number
  message?: string
  /** an HTTP status with a page of HTML, as of a proxy */
  status?: number
  /** `hang`: never answered · `drop`: carried out, then the connection breaks · `refuse`: the connection breaks at once */
  connection?: 'hang' | 'drop' | 'refuse'
}

export interface Faults {
  add(fault: Fault): void
  take(path: string): Fault | undefined
  clear(): void
}

export function createFaults(): Faults {
  let planned: { fault: Fault; left: number }[] = []
  return {
    add: fault => void planned.push({ fault, left: fault.times ?? 1 }),
    take(path) {
      const next = planned.find(({ fault, left }) => left > 0 && path.endsWith(fault.path ?? ''))
      if (next) next.left--
      return next?.fault
    },
    clear: () => void (planned = []),
  }
}
