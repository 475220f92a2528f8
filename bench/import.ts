import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { plainTaskSheet, unitColumns } from '../src/files/layout.ts'
import { writeWorkbook } from '../src/files/workbook.ts'
import type { Figure } from './figure.ts'

const rows = 10_000
const units = 100

/** The command line, from the start of the process: a workbook of 10,000 tasks for 100 units, and the same file again. */
export async function measureImport(folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'tasks.xlsx')
  const names = Array.from({ length: units }, (_, index) => `Đơn vị số ${index + 1}`)
  const tasks = Array.from({ length: rows }, (_, index) => ({
    number: String(index + 1),
    title: `Xây dựng báo cáo chuyên đề số ${index + 1} theo chương trình công tác`,
    document: `${1 + (index % 300)}/KH-UBND`,
    leads: names[index % units] ?? '',
    coordinators: `${names[(index + 1) % units]}; ${names[(index + 2) % units]}`,
    deadline: `2026-${String(1 + (index % 12)).padStart(2, '0')}-15`,
    urgency: 'normal' as const,
  }))
  await writeWorkbook(file, [
    { name: 'Đơn vị', columns: unitColumns, rows: names.map((name, index) => [`DV${index + 1}`, name]) },
    plainTaskSheet(tasks),
  ])
  const first = run(folder, file)
  const again = run(folder, file)
  const right = first.result.new === rows + units && again.result.unchanged === rows + units
  return [
    { name: 'import of 10,000 tasks', value: first.seconds, unit: 's', aim: '≤10', met: first.seconds <= 10 && right },
    {
      name: 'the same file again (nothing changes)',
      value: again.seconds,
      unit: 's',
      aim: '≤10',
      met: again.seconds <= 10 && right,
    },
  ]
}

function run(folder: string, file: string) {
  const env = { ...process.env, DATABASE_URL: `file:${path.join(folder, 'import.db')}` }
  const start = performance.now()
  const { stdout } = spawnSync(process.execPath, [path.resolve('dist/src/cli.js'), 'import', file, '--json'], {
    env,
    maxBuffer: 1 << 28,
  })
  const seconds = (performance.now() - start) / 1_000
  return { seconds, result: JSON.parse(stdout.toString()) as { new: number; unchanged: number } }
}
