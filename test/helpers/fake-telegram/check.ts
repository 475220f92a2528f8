import type { Field } from './schema.ts'
import { shapeOf } from './schema.ts'
import type { Upload } from './types.ts'

export interface Problem {
  rule: 'unknown' | 'missing' | 'type' | 'short' | 'long'
  /** e.g. `reply_markup.inline_keyboard[0][1].callback_data` */
  path: string
  types?: string[]
}

type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isUpload = (value: unknown): value is Upload => isObject(value) && value['bytes'] instanceof Uint8Array

/** Everything that Telegram's documentation does not allow in `value`; an empty list when all is well. */
export function checkFields(fields: Field[], value: Fields, at = ''): Problem[] {
  const path = (name: string) => (at ? `${at}.${name}` : name)
  const known = new Set(fields.map(([name]) => name))
  const problems: Problem[] = Object.keys(value)
    .filter(name => !known.has(name))
    .map(name => ({ rule: 'unknown', path: path(name) }))
  for (const field of fields) problems.push(...checkField(field, value[field[0]], path(field[0])))
  return problems
}

function checkField(
  [, types, required, min = 0, max = Infinity, unit]: Field,
  value: unknown,
  path: string,
): Problem[] {
  if (value === undefined) return required ? [{ rule: 'missing', path }] : []
  const wrong = closest(types, value, path)
  if (wrong.length > 0 || typeof value !== 'string') return wrong
  // The documentation says "characters"; UTF-16 units are the stricter reading, and the one its entities use.
  const length = unit === 'bytes' ? Buffer.byteLength(value) : value.length
  if (length < min) return [{ rule: 'short', path }]
  return length > max ? [{ rule: 'long', path }] : []
}

/** The complaints of the type that `value` was most likely meant to be. */
function closest(types: string[], value: unknown, path: string): Problem[] {
  const own = (problems: Problem[]) => problems.filter(p => /^\.?\w*$/.test(p.path.slice(path.length))).length
  const attempts = types.map(type => checkType(type, value, path))
  attempts.sort((a, b) => own(a) - own(b) || a.length - b.length)
  const best = attempts[0] ?? []
  const asked = best.some(p => p.rule === 'type' && p.path === path)
  return asked ? [{ rule: 'type', path, types }] : best
}

function checkType(type: string, value: unknown, path: string): Problem[] {
  const when = (right: boolean): Problem[] => (right ? [] : [{ rule: 'type', path, types: [type] }])
  const item = /^Array of (.+)$/.exec(type)?.[1]
  if (item !== undefined)
    return Array.isArray(value) ? value.flatMap((v, i) => checkType(item, v, `${path}[${i}]`)) : when(false)
  if (type === 'Integer') return when(Number.isSafeInteger(value))
  if (type === 'Float') return when(Number.isFinite(value))
  if (type === 'Boolean') return when(typeof value === 'boolean')
  if (type === 'String') return when(typeof value === 'string')
  if (type === 'InputFile') return when(isUpload(value))
  if (!isObject(value)) return when(false)
  const { fields, oneOf } = shapeOf(type)
  if (fields) return checkFields(fields, value, path)
  return checkVariant(oneOf ?? [], value, path)
}

/** `{type: 'all_private_chats'}` is meant as BotCommandScopeAllPrivateChats: the fixture has no literals, names do. */
function checkVariant(members: string[], value: Fields, path: string): Problem[] {
  const type = value['type']
  if (typeof type !== 'string') return closest(members, value, path)
  const ending = type.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const meant = members.filter(name => name.endsWith(ending)).sort((a, b) => a.length - b.length)[0]
  return meant ? checkType(meant, value, path) : [{ rule: 'type', path: `${path}.type`, types: members }]
}
