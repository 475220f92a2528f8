/** What a process started by a test takes over from the machine: where programs are, the odd zone, and a moved clock. */
const handedOn = ['PATH', 'TZ', 'LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC']

/** These variables as they are set here; none of this process's own secrets or settings (scripts/any-day.mjs moves the clock). */
export const machineEnv = (): Record<string, string> =>
  Object.fromEntries(handedOn.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
