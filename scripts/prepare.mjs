// `npm ci` compiles. npm prepares a checkout for `npx nhacviec` too: what is compiled already need not be compiled again, which
// takes half a minute, and fails where the packages for development are gone (npm prune --omit=dev).
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const compiled = existsSync(new URL('../dist/src/cli.js', import.meta.url))
if (process.env.npm_command !== 'exec' || !compiled) execSync('npm run build', { stdio: 'inherit' })
