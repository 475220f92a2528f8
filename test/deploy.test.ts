import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as v from 'valibot'
import { exampleOffice } from '../src/files/example-office.ts'

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '..', file), 'utf8')
const dockerfile = read('Dockerfile')
const unit = read('deploy/nhacviec.service')
const { bin, scripts } = v.parse(
  v.object({ bin: v.object({ nhacviec: v.string() }), scripts: v.record(v.string(), v.string()) }),
  JSON.parse(read('package.json')),
)

/** The instructions of the Dockerfile with their arguments, continuation lines joined and comments left out. */
const instructions = dockerfile
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter(line => line !== '')
  .map(line => /^(?<name>\w+) (?<args>.*)$/.exec(line)?.groups ?? {})
const lastOf = (name: string) => instructions.findLast(i => i['name'] === name)?.['args']

describe('the container image', () => {
  it('passes the linter, which does find faults', () => {
    expect(validate('FROM node:22\nCOPPY . .\nWORKDIR app').map(d => d.message)).toHaveLength(2)
    expect(validate(dockerfile)).toEqual([])
  })

  it('runs without root, from the program that package.json names', () => {
    expect(lastOf('USER')).toBe('node')
    expect(lastOf('ENTRYPOINT')).toContain(`"/app/${bin.nhacviec}"`)
  })

  it('has the command line by its name', () => {
    expect(instructions.map(i => i['args'])).toContain(`ln -s /app/${bin.nhacviec} /usr/local/bin/nhacviec`)
  })

  it('keeps what it writes in the volume', () => {
    const [volume, environment] = [lastOf('VOLUME') ?? '', lastOf('ENV')]
    expect(volume).toBe('/data')
    expect(environment).toContain(`DATABASE_URL=file:${volume}/`)
    expect(environment).toContain(`BACKUP_DIR=${volume}/`)
    expect(lastOf('WORKDIR')).toBe(volume)
    expect(instructions.find(i => i['args']?.includes(`install -d -o node -g node ${volume}`))).toBeDefined()
  })

  it('calls only scripts that exist', () => {
    const called = [...dockerfile.matchAll(/npm run ([\w:-]+)/g)].map(match => match[1] ?? '')
    expect(called).not.toEqual([])
    for (const script of called) expect(scripts).toHaveProperty([script])
  })

  it('lets into the build what the compiler reads, and no secret or database', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter(line => line.startsWith('!'))
      .map(line => line.slice(1))
    const { include } = v.parse(v.object({ include: v.array(v.string()) }), JSON.parse(read('tsconfig.build.json')))
    expect(allowed).toEqual(expect.arrayContaining([...include, 'package-lock.json', 'tsconfig.json', 'scripts']))
    expect(read('.dockerignore').split('\n')[0]).toBe('*')
    expect(allowed).not.toContain('.env')
    expect(allowed).not.toContain('data')
  })

  it.each([
    { answers: 200, exit: 0 },
    { answers: 503, exit: 1 },
    { answers: undefined, exit: 1 },
  ])('is healthy only if /healthz answers well: $answers gives $exit', async ({ answers, exit }) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? (answers ?? 500) : 404).end()
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const close = () => new Promise(done => server.close(done))
    if (answers === undefined) await close()
    const command = v.parse(
      v.array(v.string()),
      JSON.parse(/\bCMD (?<command>\[.*\])/.exec(lastOf('HEALTHCHECK') ?? '')?.[1] ?? ''),
    )
    const run = promisify(execFile)(process.execPath, command.slice(1), { env: { PORT: String(port) } })
    const code = await run.then(
      () => 0,
      (error: unknown) => v.parse(v.object({ code: v.number() }), error).code,
    )
    if (answers !== undefined) await close()
    expect(code).toBe(exit)
  })
})

/** The part of the Compose specification that we use; strict, so that a slip in a key does not pass for a setting. */
const composeFile = v.strictObject({
  services: v.record(
    v.string(),
    v.strictObject({
      build: v.string(),
      image: v.string(),
      restart: v.picklist(['no', 'always', 'on-failure', 'unless-stopped']),
      env_file: v.array(v.strictObject({ path: v.string(), required: v.boolean() })),
      environment: v.record(v.string(), v.string()),
      ports: v.array(v.string()),
      volumes: v.array(v.pipe(v.string(), v.regex(/^[a-z]+:\/\S+$/))),
      read_only: v.boolean(),
      tmpfs: v.array(v.pipe(v.string(), v.startsWith('/'))),
      cap_drop: v.array(v.string()),
      security_opt: v.array(v.string()),
      stop_grace_period: v.pipe(v.string(), v.regex(/^\d+[sm]$/)),
      logging: v.strictObject({ driver: v.string(), options: v.record(v.string(), v.string()) }),
    }),
  ),
  volumes: v.record(v.string(), v.null()),
})

describe('compose.yaml', () => {
  const { services, volumes } = v.parse(composeFile, parse(read('compose.yaml')))
  const service = services['nhacviec']!

  it('offers the port to this machine only, under the number that the service listens on', () => {
    expect(service.ports).toEqual(['127.0.0.1:${PORT:-3000}:${PORT:-3000}'])
  })

  it('keeps the database on a declared volume whatever .env says', () => {
    const [name = '', path = ''] = service.volumes[0]?.split(':') ?? []
    expect(Object.keys(volumes)).toEqual([name])
    expect(path).toBe(lastOf('VOLUME'))
    expect(service.environment['DATABASE_URL']).toMatch(new RegExp(`^file:${path}/`))
    expect(service.environment['BACKUP_DIR']).toMatch(new RegExp(`^${path}/`))
  })

  it('needs no .env for the demo and gives no privilege', () => {
    expect(service.env_file).toEqual([{ path: '.env', required: false }])
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  })
})

const settings = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(match => match[1] ?? '')

describe('the systemd unit', () => {
  it('writes only where it may', () => {
    const [home = ''] = settings('ReadWritePaths')
    expect(settings('WorkingDirectory')).toEqual([home])
    expect(home).toBe(`/var/lib/${settings('StateDirectory').join()}`)
    expect(settings('Environment').filter(line => line.includes('/'))).toEqual([
      `DATABASE_URL=file:${home}/nhacviec.db`,
      `BACKUP_DIR=${home}/backup`,
    ])
  })

  it('has a command line with the same user, folder, variables and program', () => {
    const command = read('deploy/nhacviec')
      .replaceAll(/^#.*\n/gm, '')
      .replaceAll('\\\n', ' ')
    const options = (name: string) =>
      [...command.matchAll(new RegExp(`--${name}=(\\S+)`, 'g'))].map(match => match[1] ?? '')
    expect(options('uid')).toEqual(settings('User'))
    expect(options('gid')).toEqual(settings('Group'))
    expect(options('working-directory')).toEqual(settings('WorkingDirectory'))
    expect(options('setenv')).toEqual(settings('Environment'))
    expect(options('property')).toEqual(
      expect.arrayContaining([`EnvironmentFile=${settings('EnvironmentFile').join()}`]),
    )
    expect(options('property')).toContain(`UMask=${settings('UMask').join()}`)
    expect(`${/\S+node \S+/.exec(command)?.[0]} start`).toBe(settings('ExecStart')[0])
    expect(command.trimEnd()).toMatch(/"\$@"$/)
  })

  it('starts the program that package.json names, again after every end, and leaves it time to stop', () => {
    expect(settings('ExecStart')).toEqual([`/usr/bin/node /opt/nhacviec/${bin.nhacviec} start`])
    expect(settings('Restart')).toEqual(['always'])
    expect(Number(settings('TimeoutStopSec')[0])).toBeGreaterThanOrEqual(30)
  })

  const analyse = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' })

  describe.skipIf(analyse('--version').status !== 0)('before systemd-analyze', () => {
    const examine = (text: string, ...args: string[]) => {
      const folder = mkdtempSync(join(tmpdir(), 'unit-'))
      const file = join(folder, 'nhacviec.service')
      // Node lies elsewhere on this machine, and the verifier looks for it.
      writeFileSync(file, text.replace('/usr/bin/node', process.execPath))
      const { status, stderr } = analyse(...args, file)
      rmSync(folder, { recursive: true })
      return { status, stderr }
    }

    it('is valid, and a slip in a key is found', () => {
      expect(examine(unit, 'verify')).toEqual({ status: 0, stderr: '' })
      expect(examine(unit.replace('ProtectHome', 'ProtectHouse'), 'verify').stderr).toContain('ProtectHouse')
    })

    it('is hardened: an exposure of at most 2.0 out of 10, which an unprotected unit exceeds', () => {
      expect(examine(unit, 'security', '--offline=true', '--threshold=20').status).toBe(0)
      const bare = unit.replaceAll(/^(Protect|Restrict|SystemCall|Capability|NoNew|Private).*\n/gm, '')
      expect(examine(bare, 'security', '--offline=true', '--threshold=20').status).not.toBe(0)
    })
  })
})

describe('what the documents show', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/security.md', 'docs/huong-dan.md'].map(
    file => [file, read(file)] as const,
  )
  /** Lines of shell blocks without their remarks, and code within a sentence. */
  const codeOf = (text: string): string[] => {
    const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(match => (match[1] ?? '').split('\n'))
    const inline = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '')
    const lines = [...blocks.map(line => line.replace(/#.*/, '')), ...inline]
    // The first word is the service.
    return lines.map(line =>
      line
        .replace(/docker compose exec (?:-T )?nhacviec (nhacviec|sh)/, (_, run: string) =>
          run === 'sh' ? 'sh' : 'npx nhacviec',
        )
        // The image's entry point is the command line itself.
        .replace(/docker compose run --rm (?:--service-ports )?nhacviec/, 'npx nhacviec')
        .replace(/docker compose (?:stop|start) nhacviec/, ''),
    )
  }
  const cli = read('src/cli.ts')
  const commands = [...cli.matchAll(/\.command\('([a-z]+)/g)].map(match => match[1] ?? '')

  it.each(documents)(
    '%s calls the command line as it is called in each place, and by commands that exist',
    (_, text) => {
      expect(text).not.toContain('npm run -s nhacviec')
      for (const line of codeOf(text))
        for (const [, before = '', command = ''] of line.matchAll(/(\S* ?)(?<![\w/.-])nhacviec ([a-z]+)(?![\w.:/])/g)) {
          expect(before.trim(), line).toMatch(/^(npx|sudo)$/)
          expect(commands, line).toContain(command)
        }
    },
  )

  it.each(documents)('%s names officers of the template, and the settings of the service where they are', (_, text) => {
    const codes = exampleOffice().flatMap(sheet => (sheet.name === 'Cán bộ' ? sheet.rows.map(row => row[0]) : []))
    for (const [code] of text.matchAll(/\bCB\d+\b/g)) expect(codes).toContain(code)
    for (const [name] of text.matchAll(/\/etc\/nhacviec[\w/.]*\.env/g))
      expect([name]).toEqual(settings('EnvironmentFile'))
  })

  it('finds what it looks for', () => {
    expect(codeOf(documents[2]?.[1] ?? '').filter(line => line.includes('npx nhacviec ')).length).toBeGreaterThan(15)
    expect(commands).toEqual(expect.arrayContaining(['start', 'import', 'officer', 'doctor']))
  })
})
