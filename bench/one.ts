import { measurements } from './measurements.ts'

// One measurement in a process of its own, as index.ts starts it: what another left in memory would make pauses in it.
const [, , name = '', folder = ''] = process.argv
process.send?.(await measurements[name]?.(folder))
process.disconnect()
