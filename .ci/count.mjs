// Sums vitest's JSON reports: node count.mjs RUN… with RUN.json the report and RUN.status the exit status of each run.
import { readFileSync } from 'node:fs'

const read = path => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const total = { passed: 0, failed: 0, skipped: 0 }
for (const run of process.argv.slice(2)) {
  const report = read(`${run}.json`)
  // A file that cannot be loaded, or whose set-up throws, has failed without a failed test in it.
  const broken = (report?.testResults ?? []).filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  )
  const failed = (report?.numFailedTests ?? 0) + broken.length
  const unexplained = failed === 0 && (report === undefined || read(`${run}.status`) !== 0)
  if (unexplained) console.log(`${run}: ${report ? 'ended badly although no test failed' : 'left no report'}`)
  // At the end of the log, where they are found: of a long log often only the end is kept.
  for (const file of report?.testResults ?? [])
    for (const { status, fullName, failureMessages = [] } of file.assertionResults)
      if (status === 'failed')
        console.log(`failed in ${run}: ${file.name} › ${fullName}\n  ${failureMessages.join('\n').slice(0, 600)}`)
  for (const { name, message = '' } of broken) console.log(`failed in ${run}: ${name}\n  ${message.slice(0, 600)}`)
  total.passed += report?.numPassedTests ?? 0
  total.failed += failed + (unexplained ? 1 : 0)
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed ? 1 : 0
