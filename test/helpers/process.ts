import { randomInt } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { createWatch } from './fake-telegram/watch.ts'
import { machineEnv } from './machine-env.ts'

/** Variables of the child; nothing of this process's own but what it needs to run. */
type Variables = Record<string, string>

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder of its own with a database in it, and the real program run there. */
export interface Workplace {
  folder: string
  database: string
  path(name: string): string
  /** One command to its end; `input` is its standard input. */
  run(args: string[], options?: { input?: string; env?: Variables }): Promise<Run>
  /** The same with `--json`; what stands on standard output must be JSON and nothing else, one value a line. */
  json<T>(args: string[], options?: { input?: string; env?: Variables }): Promise<T[]>
  /** Rows of the database as they are on the disk, whoever else has it open. */
  query<T>(sql: string): T[]
  /** Begins `nhacviec start` (or `command`) and does not wait for anything. */
  spawn(env?: Variables, options?: string[], command?: 'start' | 'demo'): Service
  /** Begins `nhacviec start` and waits until it says that it runs. */
  start(env?: Variables): Promise<Service>
  /** Ends what still runs and removes the folder. */
  close(): Promise<void>
}

export interface Service {
  /** Resolves with the address in its ready line. @throws when it ends without one */
  ready: Promise<string>
  output(): { stdout: string; stderr: string }
  /** Resolves with what matched (the first group, if there is one) once it stands in one of the two outputs. */
  logged(line: RegExp): Promise<string>
  signal(name: NodeJS.Signals): void
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

const cli = resolve(import.meta.dirname, '../../dist/src/cli.js')
const readyLine = /Nhắc Việc đang chạy: (\S+)/
const patienceMs = 20_000

export function openWorkplace(always: Variables = {}): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-e2e-'))
  const running = new Set<ChildProcess>()
  const database = join(folder, 'office.db')

  function begin(args: string[], env: Variables = {}): ChildProcess {
    const own = { DATABASE_URL: `file:${database}`, BACKUP_DIR: join(folder, 'backups'), PORT: '0' }
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: folder,
      env: { ...machineEnv(), ...own, ...always, ...env },
    })
    running.add(child)
    child.once('close', () => running.delete(child))
    return child
  }

  async function run(args: string[], { input = '', env = {} }: { input?: string; env?: Variables } = {}): Promise<Run> {
    const child = begin(args, env)
    const output = collect(child)
    // A program that ends without reading leaves a broken pipe behind: no failure of the test.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    const { code } = await endOf(child)
    return { code, ...output() }
  }

  const workplace: Workplace = {
    folder,
    database,
    path: name => join(folder, name),
    run,
    async json<T>(args: string[], options?: Parameters<typeof run>[1]) {
      const { stdout, stderr, code } = await run([...args, '--json'], options)
      if (stdout === '') throw new Error(`nothing on standard output (exit code ${code}): ${stderr}`)
      return stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as T)
    },
    query<T>(sql: string) {
      const reader = new Database(database, { readonly: true })
      try {
        return reader.prepare<[], T>(sql).all()
      } finally {
        reader.close()
      }
    },
    spawn: (env, options = [], command = 'start') => serve(begin([command, ...options], env)),
    async start(env) {
      const service = workplace.spawn(env)
      await service.ready
      return service
    },
    async close() {
      await Promise.all([...running].map(child => (child.kill('SIGKILL'), endOf(child))))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return workplace
}

function serve(child: ChildProcess): Service {
  const watch = createWatch()
  const output = collect(child, watch.changed)
  const ended = endOf(child)
  const probe = (line: RegExp) => () => {
    const { stdout, stderr } = output()
    const found = line.exec(stdout) ?? line.exec(stderr)
    if (!found && child.exitCode !== null) throw new Error(`the service ended (${child.exitCode}): ${stderr}`)
    return found?.[1] ?? found?.[0]
  }
  const until = (line: RegExp) => watch.until(`the output ${line}`, probe(line), patienceMs)
  const ready = until(readyLine)
  // Whoever kills it early does not wait for this; the failure must not be taken for an unhandled one.
  ready.catch(() => {})
  void ended.then(watch.changed)
  return {
    ready,
    output,
    logged: line => until(line),
    signal: name => void child.kill(name),
    ended,
  }
}

function collect(child: ChildProcess, changed: () => void = () => {}): () => { stdout: string; stderr: string } {
  const parts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      parts[name] += text
      changed()
    })
  }
  return () => ({ ...parts })
}

const endOf = (child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  new Promise(done => {
    // Already over: the event will not come a second time.
    if (child.exitCode !== null || child.signalCode !== null) done({ code: child.exitCode, signal: child.signalCode })
    child.once('close', (code, signal) => done({ code, signal }))
  })

/**
 * A port that nobody listens on: a webhook's address must be known before the service starts. Below those that the system
 * hands out by itself (from 32768, ip(7)), as one of these may be somebody's before our service has it.
 */
export const freePort = (): Promise<number> =>
  new Promise(done => {
    const port = randomInt(10_000, 32_000)
    const server = createServer().on('error', () => done(freePort()))
    server.listen(port, '127.0.0.1', () => server.close(() => done(port)))
  })
