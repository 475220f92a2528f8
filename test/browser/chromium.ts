import { chromium, type Browser } from 'playwright-core'

/** As root in CI, and without looking for hosts that a closed network does not have. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A quiet Chromium, `CHROMIUM_PATH` or Debian's. It keeps the machine's clock: under libfaketime it does not come up. */
export function launch(): Promise<Browser> {
  const { LD_PRELOAD: _, ...env } = process.env
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: flags, env })
}
