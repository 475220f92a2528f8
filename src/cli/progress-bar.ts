import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  /** share done, 0–1 */
  update(share: number): void
  stop(): void
}

/** Where nobody watches a bar: a word after so long (ms), and again each time as much has passed. */
const linesEveryMs = 10_000

/** A bar on standard error while somebody watches; a line now and then in a pipe or a log, and none of what is soon done. */
export function progressBar(label: string, now: () => number = () => performance.now()): ProgressBar {
  if (!process.stderr.isTTY) return progressLines(label, now)
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}%`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(100, 0)
  return { update: share => bar.update(Math.round(share * 100)), stop: () => bar.stop() }
}

function progressLines(label: string, now: () => number): ProgressBar {
  let said = now()
  return {
    update(share) {
      if (share >= 1 || now() - said < linesEveryMs) return
      said = now()
      console.error(`${label}: ${Math.floor(share * 100)}%`)
    },
    stop: () => undefined,
  }
}
