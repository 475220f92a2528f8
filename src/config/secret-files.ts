import { readFileSync } from 'node:fs'

type Variables = Record<string, string | undefined>

/** Each may be given as `NAME_FILE`, the path of a file that holds it: the way of Docker and Kubernetes secrets. */
const secrets = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'TELEGRAM_PROXY',
  'ZALO_BOT_TOKEN',
  'ZALO_BOT_WEBHOOK_SECRET',
  'ZALO_OA_APP_SECRET',
  'ZALO_OA_SECRET_KEY',
  'ZALO_OA_REFRESH_TOKEN',
  'OPENAI_API_KEY',
]

/** The files that hold secrets of this environment. */
export const secretFilesOf = (environment: Variables): string[] =>
  secrets.flatMap(name => environment[`${name}_FILE`]?.trim() || [])

/** The variables with the contents of their files in place; `wrong` names each file that cannot be read. */
export function withSecretFiles(environment: Variables): { variables: Variables; wrong: string[] } {
  const variables = { ...environment }
  const wrong: string[] = []
  for (const name of secrets) {
    const file = environment[`${name}_FILE`]?.trim()
    if (!file) continue
    if (environment[name]?.trim()) {
      wrong.push(`${name}_FILE: chỉ đặt một trong hai biến ${name} và ${name}_FILE`)
      continue
    }
    try {
      variables[name] = readFileSync(file, 'utf8').trim()
    } catch {
      wrong.push(`${name}_FILE: không đọc được tệp này`)
      continue
    }
    if (variables[name] === '') wrong.push(`${name}_FILE: tệp này trống`)
  }
  return { variables, wrong }
}
