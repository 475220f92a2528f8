import { Worker } from 'node:worker_threads'

// Text, because a thread's file would have to exist both as TypeScript (tests) and as JavaScript (the built program).
const inThread = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = require('node:module').createRequire(workerData.from)('better-sqlite3')
  const { file, target, pagesPerStep } = workerData
  const { closeSync, fdatasyncSync, openSync } = require('node:fs')
  async function copy() {
    const source = new Database(file, { readonly: true })
    source.exec('begin')
    source.prepare('select count(*) from sqlite_master').get()
    const written = openSync(target, 'a', 0o600)
    await source.backup(target, {
      progress({ totalPages, remainingPages }) {
        // Step by step: the flush of the whole copy at its end would keep the disk from the service's commits for 0.2 s.
        fdatasyncSync(written)
        parentPort.postMessage({ share: totalPages === 0 ? 1 : 1 - remainingPages / totalPages })
        return pagesPerStep
      },
    })
    closeSync(written)
    source.close()
    // The copy is whole without it: where it cannot be done, the writer's next checkpoint does it.
    try {
      const log = new Database(file, { fileMustExist: true })
      log.pragma('wal_checkpoint(passive)')
      log.close()
    } catch {}
  }
  copy().then(
    () => parentPort.postMessage({ done: true }),
    error => parentPort.postMessage({ failed: { message: error.message, code: error.code } }),
  )
`

type Said = { share: number } | { done: true } | { failed: { message: string; code?: string } }

/** 4 MiB: progress is told often, and each step's flush is short. */
const pagesPerStep = 1024

/**
 * A consistent copy of a database in use, on the disk when it is done, made in a thread of its own: reading, writing and the
 * flush at the end hold nobody up. An open read transaction keeps the moment, so the copy does not begin again at each
 * commit; what was committed meanwhile is moved from the log into the file by the thread, too.
 */
export const copyInThread = (file: string, target: string, onProgress: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(inThread, {
      eval: true,
      workerData: { from: import.meta.url, file, target, pagesPerStep },
    })
    worker.on('message', (said: Said) => {
      if ('share' in said) onProgress(said.share)
      else if ('done' in said) resolve()
      else reject(Object.assign(new Error(said.failed.message), { code: said.failed.code }))
    })
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`copying of ${file} ended with ${code}`)))
  })
