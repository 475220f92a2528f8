import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { progressBar } from '../../src/cli/progress-bar.ts'

let printed: string[] = []
beforeEach(() => {
  printed = []
  const { isTTY } = process.stderr
  process.stderr.isTTY = false
  const error = vi.spyOn(console, 'error').mockImplementation(line => void printed.push(String(line)))
  onTestFinished(() => {
    process.stderr.isTTY = isTTY
    error.mockRestore()
  })
})

/** A piece of work of `steps` steps that takes `seconds` and is told of at each. */
function work(seconds: number, steps: number): void {
  let at = 0
  const bar = progressBar('Nhập', () => at)
  for (let done = 1; done <= steps; done++) {
    at += (seconds * 1_000) / steps
    bar.update(done / steps)
  }
  bar.stop()
}

it('where nobody watches, what takes long says so now and then', () => {
  work(52, 400)
  expect(printed).toEqual(['Nhập: 19%', 'Nhập: 38%', 'Nhập: 57%', 'Nhập: 77%', 'Nhập: 96%'])
})

it.each([
  [2, 400],
  [9, 1],
  [30, 1],
])('and what is soon done, or done at once, says nothing: %d s in %d steps', (seconds, steps) => {
  work(seconds, steps)
  expect(printed).toEqual([])
})
