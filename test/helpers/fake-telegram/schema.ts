import { readFileSync } from 'node:fs'

/** A parameter of a method or a member of a type: Bot API 10.1, as in the fixture. */
export type Field = [
  name: string,
  types: string[],
  required: 0 | 1,
  min?: number,
  max?: number,
  unit?: 'bytes' | 'characters',
]

interface Schema {
  methods: Record<string, Field[]>
  types: Record<string, { fields?: Field[]; oneOf?: string[] }>
}

const path = new URL('../../fixtures/telegram-bot-api.json', import.meta.url)
const schema = JSON.parse(readFileSync(path, 'utf8')) as Schema
const methods = new Map(Object.entries(schema.methods))
const types = new Map(Object.entries(schema.types))

export const fieldsOfMethod = (method: string): Field[] | undefined => methods.get(method)

/** @throws if the fixture names a type that it does not describe */
export function shapeOf(type: string): { fields?: Field[]; oneOf?: string[] } {
  const shape = types.get(type)
  if (!shape) throw new Error(`The fixture has no type ${type}`)
  return shape
}
