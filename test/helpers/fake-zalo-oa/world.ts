import type { Watch } from '../fake-telegram/watch.ts'

export interface App {
  appId: string
  appSecret: string
  secretKey: string
  oaId: string
}

export interface Call {
  path: string
  token: string | undefined
  body: unknown
  /** ms, by the fake's clock */
  at: number
  /** Unset until it is answered. */
  error?: number
}

export interface Violation {
  path: string
  problem: string
}

export interface Button {
  title: string
  type: string
  payload: unknown
}

/** Something the OA sent to one person. */
export interface SentMessage {
  id: string
  at: number
  text: string
  buttons: Button[]
  picture?: Uint8Array
  /** a template message: its data */
  template?: Record<string, string>
  quota: 'reply' | 'sub_quota' | 'template'
}

export interface Account {
  id: string
  following: boolean
  /** ms; outside 7 days nothing but a template goes */
  lastInteraction: number
  sent: SentMessage[]
}

export interface World {
  app: App
  now(): number
  watch: Watch
  calls: Call[]
  /** What a right client would never do. */
  violations: Violation[]
  accounts: Map<string, Account>
  uploads: Map<string, { bytes: Uint8Array; at: number }>
  templates: Map<string, readonly string[]>
  nextId(): string
  /** An event for the webhook. */
  emit(event: Record<string, unknown>): void
}

export type Outcome = { error: number; message: string; data?: unknown }

export const done = (data: unknown): Outcome => ({ error: 0, message: 'Success', data })
export const refuse = (error: number, message: string): Outcome => ({ error, message })
