import * as v from 'valibot'
import { refreshBody } from './schema.ts'
import type { World } from './world.ts'

export interface OAuth {
  /** Answers POST /v4/oa/access_token. */
  refresh(form: Record<string, string>, secretKey: string | undefined): object
  /** The operator signs in: a new refresh token, and the pair before it is dead. */
  signIn(): string
  /** Is this access token good now? */
  accepts(token: string | undefined): boolean
  /** Ends the access token before its time. */
  expire(): void
}

/** A refresh token works once; used again, it takes the pair that came of it along. */
export function createOAuth(world: World, lifetimeSeconds: () => number): OAuth {
  const spent = new Set<string>()
  let refreshToken = ''
  let access: { token: string; until: number } | undefined

  const deny = (error: number, error_name: string) => ({ error, error_name, error_description: error_name })

  return {
    refresh(form, secretKey) {
      const body = v.safeParse(refreshBody, form)
      if (!body.success) return deny(-14002, 'Invalid parameter')
      if (secretKey !== world.app.appSecret || body.output.app_id !== world.app.appId)
        return deny(-14004, 'Invalid app id or secret key')
      const given = body.output.refresh_token
      if (spent.has(given)) {
        world.violations.push({ path: '/v4/oa/access_token', problem: 'refresh token used twice' })
        access = undefined
        refreshToken = ''
      }
      if (given !== refreshToken) return deny(-14014, `Invalid refresh token ${given}`)
      spent.add(given)
      const seconds = lifetimeSeconds()
      refreshToken = `refresh-${world.nextId()}`
      access = { token: `access-${world.nextId()}`, until: world.now() + seconds * 1000 }
      return { access_token: access.token, refresh_token: refreshToken, expires_in: String(seconds) }
    },
    signIn() {
      access = undefined
      refreshToken = `signed-in-${world.nextId()}`
      return refreshToken
    },
    accepts: token => access !== undefined && token === access.token && world.now() < access.until,
    expire: () => void (access = undefined),
  }
}
