import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a part of a measurement can be asked; each in a process of its own, so that its CPU time is its own. */
type Abilities = Record<string, (argument: never) => Promise<unknown>>

/** In the part: says that it is ready, with a word for whoever started it, and answers until it is let go. */
export function serve(ready: string, abilities: Abilities): void {
  process.on('message', ({ ask, argument }: { ask: string; argument: never }) => {
    void abilities[ask]?.(argument).then(answer => process.send?.({ answer }))
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ answer: ready })
}

/** CPU time that this process has used so far, ms. */
export function cpuMs(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  return (userCPUTime + systemCPUTime) / 1_000
}

export interface Part {
  /** what it said when it was ready */
  ready: string
  ask(ability: string, argument?: unknown): Promise<number>
  end(): Promise<void>
}

/** `logFile`: a descriptor for its standard error. @throws Error when it ends before it is ready */
export async function startPart(name: string, args: string[], logFile: number): Promise<Part> {
  const child = fork(new URL(`./${name}.js`, import.meta.url), args, { stdio: ['ignore', 'inherit', logFile, 'ipc'] })
  return {
    ready: String(await answerOf(child, name)),
    async ask(ability, argument) {
      child.send({ ask: ability, argument })
      return Number(await answerOf(child, name))
    },
    async end() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

async function answerOf(child: ChildProcess, name: string): Promise<unknown> {
  const over = new AbortController()
  const ended = once(child, 'exit', { signal: over.signal }).then(() => {
    throw new Error(`${name} ended`)
  })
  try {
    const [{ answer }] = (await Promise.race([once(child, 'message'), ended])) as [{ answer: unknown }]
    return answer
  } finally {
    over.abort()
    ended.catch(() => undefined)
  }
}
