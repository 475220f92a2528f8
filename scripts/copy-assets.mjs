// The compiler copies only code; these folders are read at run time beside it.
import { chmodSync, cpSync, existsSync } from 'node:fs'

const root = new URL('../', import.meta.url)
for (const folder of ['db/migrations', 'src/http/web']) {
  const from = new URL(folder, root)
  if (existsSync(from)) cpSync(from, new URL(`dist/${folder}`, root), { recursive: true })
}
// Run by name: as `nhacviec` in a container, by npx from a checkout.
chmodSync(new URL('dist/src/cli.js', root), 0o755)
