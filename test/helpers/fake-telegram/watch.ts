export interface Watch {
  /** Something happened: whoever waits looks again. */
  changed: () => void
  /** Resolves with the first value not undefined. @throws after `timeoutMs`, naming `what`, and at once on `close` */
  until: <T>(what: string, probe: () => T | undefined, timeoutMs?: number) => Promise<T>
  close: () => void
}

/** Waiting for a state without sleeping: probes run only when something changed. */
export function createWatch(): Watch {
  const looks = new Set<() => void>()
  const ends = new Set<(error: Error) => void>()

  function until<T>(what: string, probe: () => T | undefined, timeoutMs = 5_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        looks.delete(look)
        ends.delete(fail)
      }
      const fail = (error: Error) => {
        stop()
        reject(error)
      }
      const look = () => {
        try {
          const value = probe()
          if (value === undefined) return
          stop()
          resolve(value)
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const timer = setTimeout(() => fail(new Error(`Waited ${timeoutMs} ms in vain for ${what}`)), timeoutMs)
      looks.add(look)
      ends.add(fail)
      look()
    })
  }

  return {
    changed: () => [...looks].forEach(look => look()),
    until,
    close: () => [...ends].forEach(fail => fail(new Error('The fake was closed while somebody waited'))),
  }
}
