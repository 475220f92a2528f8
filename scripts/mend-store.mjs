// Compiled with the headers of Node 24.19 or later, better-sqlite3 12 aborts the whole process when a statement is
// collected while no JavaScript runs (nodejs/node#65446): ObjectWrap then takes back a clean-up hook, for which it needs
// the environment. Downloaded binaries are older than that; one built here is linked again without the hooks.
// better-sqlite3 13 is free of it, but needs Node 22.14.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const build = new URL('../node_modules/better-sqlite3/build/', import.meta.url)
const binary = new URL('Release/better_sqlite3.node', build)
const aborts = () => existsSync(binary) && readFileSync(binary).includes('RemoveEnvironmentCleanupHook')

if (aborts()) {
  console.error('better-sqlite3: building again without the clean-up hooks of this Node version')
  // Relative to the folder that make works in, because a flag cannot hold a path with spaces. SQLite itself, which takes
  // minutes, is left as it is.
  const env = { ...process.env, CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} -include ../../../scripts/object-wrap.h` }
  const args = ['BUILDTYPE=Release', '-o', 'Release/obj.target/sqlite3/gen/sqlite3/sqlite3.o']
  const { stdout, stderr, error } = spawnSync('make', args, { cwd: build, env, encoding: 'utf8' })
  if (aborts()) {
    console.error(stdout ?? '', stderr ?? '', error?.message ?? '')
    console.error('better-sqlite3 would abort on this Node version. Node 20, 22 or 24.18 work.')
    process.exit(1)
  }
}
