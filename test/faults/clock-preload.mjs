// Moves the clock of a whole process by what a file says: loaded by NODE_OPTIONS=--import into the service under test.
import { readFileSync } from 'node:fs'
import { setInterval } from 'node:timers'

const file = process.env.TEST_CLOCK
const MachineDate = Date
let shift = Number(readFileSync(file, 'utf8'))

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(MachineDate.now() + shift)
    else super(...parts)
  }
  static now() {
    return MachineDate.now() + shift
  }
}

// The moment of the change is told, so that a test need not guess it.
setInterval(() => {
  const asked = Number(readFileSync(file, 'utf8'))
  if (asked === shift) return
  shift = asked
  process.stderr.write(`clock shifted by ${shift} ms\n`)
}, 10).unref()
