import { writeFileSync } from 'node:fs'
import type { Channel } from '../channels/channel.ts'
import { systemClock, type Clock } from '../clock.ts'
import { readConfig, type Config } from '../config/config.ts'
import { localDate } from '../domain/days/local-date.ts'
import { startService } from '../main.ts'
import type { Finding, Platform } from '../operations/trial/steps.ts'
import { freeName } from '../../db/sqlite/free-name.ts'
import { requireNewFile } from '../operations/output-file.ts'
import { transcript, type Observed } from '../operations/trial/transcript.ts'
import { walk } from '../operations/trial/walk.ts'
import { findingLine, problemWords } from '../operations/trial/words.ts'
import { failed } from './exit.ts'
import { probe } from './probe.ts'
import { trialLine } from './trial-line.ts'
import { personOn, platformNamed, platformOf, receivingOf, waitSeconds } from './trial-subject.ts'

export interface TryOptions {
  to: string
  transcript?: string
  /** seconds in which the person must have answered */
  wait?: string
}

export interface TrialSurroundings {
  clock: Clock
  say: (line: string) => void
  /** Can this machine reach its own public address? */
  reach: (url: string) => Promise<boolean>
  /** ends the check */
  signal: AbortSignal
}

const sendMs = 60_000
const connectMs = 30_000
const lookMs = 200

/** `nhacviec try`: Ctrl+C ends the check, and what it has found until then is written all the same. */
export async function tryChannel(channel: string, options: TryOptions): Promise<void> {
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const around = { clock: systemClock, say: (line: string) => console.log(line), reach, signal: stopping.signal }
  try {
    const works = await runTrial(readConfig(), channel, options, around)
    if (!works) process.exitCode = failed
  } finally {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}

const reach = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
    answer => answer.ok,
    () => false,
  )

/** True where nothing failed and the check was gone through. @throws UserError, UsageError where it cannot begin */
export async function runTrial(
  config: Config,
  said: string,
  options: TryOptions,
  around: TrialSurroundings,
): Promise<boolean> {
  const { clock, say, signal } = around
  const name = platformNamed(said, config)
  if (options.transcript !== undefined) requireNewFile(options.transcript)
  const hearMs = 1000 * waitSeconds(options.wait)
  const { person, silentHours } = await personOn(name, options.to, config, clock.now())
  const line = trialLine(person, { sendMs, hearMs }, clock, signal)
  const findings: Finding[] = []
  let channel: Channel | undefined
  const onFinding = (finding: Finding): void => {
    findings.push(finding)
    say(findingLine(finding))
  }
  say(`Kiểm tra kênh ${name}, khoảng năm phút. Dừng: Ctrl+C`)
  say(
    'Trong lúc kiểm tra, lệnh này thay dịch vụ nhận, gửi và trả lời tin của mọi người; công việc theo lịch chờ dịch vụ.',
  )
  await walkThrough()
  return works()

  function works(): boolean {
    return !signal.aborted && findings.every(({ verdict }) => verdict !== 'fails')
  }

  function report(platform: Platform): void {
    const observed: Observed = {
      silentHours,
      repeats: line.repeats(),
      codes: line.codes(),
      undocumented: channel?.undocumented?.() ?? [],
    }
    const today = localDate(clock.now(), config.timeZone)
    const file = options.transcript ?? freeName(n => `nhacviec-try-${name}-${today}${n === 1 ? '' : `-${n}`}.txt`)
    writeFileSync(file, transcript(platform, findings, observed, { today, ended: signal.aborted }), { flag: 'wx' })
    if (signal.aborted) say('Đã dừng kiểm tra.')
    else say(works() ? 'Kênh hoạt động.' : 'Kênh chưa hoạt động đủ, xem các dòng ✗ ở trên.')
    say(`Biên bản (không có tên, nội dung tin, token): ${file}`)
    say('Khởi động lại dịch vụ: npm start, hoặc systemctl start nhacviec.')
  }

  async function walkThrough(): Promise<void> {
    const receiving = receivingOf(name, config)
    let platform: Platform = { channel: name, buttons: false, pictures: false, files: 'none', receiving }
    const asked = clock.now()
    // Zalo OA's token belongs to the service, which renews it at its start: the next step sees whether it could.
    const [token] = name === 'zalo-oa' ? [] : await probe(name, config, asked)
    if (token) {
      if (!token.ok) say(`(${token.detail})`)
      const words = token.ok ? 'nền tảng chấp nhận token' : problemWords('token', platform)
      onFinding({ step: 'token', verdict: token.ok ? 'works' : 'fails', words, ms: clock.now() - asked })
      if (!token.ok) return report(platform)
    }
    const service = await startService({ ...config, logLevel: quietly(config.logLevel) }, 'office', {
      jobs: false,
      tap(each) {
        if (each.name !== name) return each
        channel = line.tap(each)
        return channel
      },
    })
    try {
      line.attach(service)
      if (!channel) return
      platform = platformOf(channel, name, config)
      if (!(await connected(channel))) return
      await checkAddress()
      const onWaiting = (words: string): void => say(`  ${words}`)
      await walk(
        { send: line.send, hear: line.hear, onFinding, onWaiting },
        platform,
        localDate(asked, config.timeZone),
        signal,
      )
    } finally {
      await line.end()
      // Before the service stops: that may take long where the platform hangs.
      report(platform)
      await service.stop()
    }
  }

  async function connected(channel: Channel): Promise<boolean> {
    const begun = clock.now()
    while (!channel.state().ok && !signal.aborted && clock.now() - begun < connectMs) await clock.wait(lookMs, signal)
    const { ok, detail } = channel.state()
    const ms = clock.now() - begun
    if (signal.aborted) return false
    if (!ok) say(`(${detail})`)
    onFinding(
      ok
        ? { step: 'receiving', verdict: 'works', words: `nhận tin bằng ${receivingOf(name, config)}`, ms }
        : { step: 'receiving', verdict: 'fails', words: 'chưa nhận được tin từ nền tảng, xem nhacviec doctor', ms },
    )
    return ok
  }

  /** Only a hint: a machine behind an office's router may be unable to reach itself by its public name. */
  async function checkAddress(): Promise<void> {
    if (config.publicUrl === undefined) return
    const begun = clock.now()
    const good = await around.reach(`${config.publicUrl}/healthz`)
    const words = good
      ? 'máy này tự gọi /healthz qua PUBLIC_URL được; webhook thật được thử ở bước nhận trả lời'
      : 'máy này không tự gọi được PUBLIC_URL; hãy thử từ máy khác'
    onFinding({ step: 'address', verdict: good ? 'works' : 'unclear', words, ms: clock.now() - begun })
  }
}

/** Whoever watches the check wants its lines, not the service's own. */
const quietly = (level: string): string => (level === 'info' || level === 'warn' ? 'error' : level)
