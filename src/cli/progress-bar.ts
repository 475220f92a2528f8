import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  /** share done, 0–1 */
  update(share: number): void
  stop(): void
}

/** A bar on standard error while somebody watches; nothing in a pipe or a log. */
export function progressBar(label: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}%`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(100, 0)
  return { update: share => bar.update(Math.round(share * 100)), stop: () => bar.stop() }
}
