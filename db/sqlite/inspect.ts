import { Worker } from 'node:worker_threads'

export interface Inspection {
  /** what SQLite finds, empty when sound */
  problems: string[]
  /** rows of the tables from which nothing is ever removed */
  rows: Record<string, number>
}

/** History and roster only grow: a copy that has fewer of them than there were before it began is not whole. */
const growing = ['units', 'officers', 'documents', 'tasks', 'task_events']

// Text, because a thread's file would have to exist both as TypeScript (tests) and as JavaScript (the built program).
const inThread = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = require('node:module').createRequire(workerData.from)('better-sqlite3')
  const found = { problems: [], rows: {} }
  try {
    const connection = new Database(workerData.file, { readonly: true })
    if (workerData.whole) for (const row of connection.pragma('integrity_check(20)')) found.problems.push(String(Object.values(row)[0]))
    for (const table of workerData.tables) found.rows[table] = connection.prepare('select count(*) from ' + table).pluck().get()
    connection.close()
  } catch (error) {
    found.problems.push(error.message)
  }
  parentPort.postMessage({ ...found, problems: found.problems.filter(problem => problem !== 'ok') })
`

/**
 * Reads a database file in a thread of its own: the whole of it takes seconds, in which messages must be answered.
 * `whole`: also every page, not only the number of rows.
 */
export function inspectFile(file: string, whole: boolean): Promise<Inspection> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(inThread, {
      eval: true,
      workerData: { from: import.meta.url, file, whole, tables: growing },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`inspection of ${file} ended with ${code}`)))
  })
}
