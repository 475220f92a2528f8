import helmet from '@fastify/helmet'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { limitAddresses } from './address-limit.ts'
import { readBodies } from './bodies.ts'
import { answerErrors, errorsOutsideRoutes } from './error-answers.ts'
import { closePromptly } from './prompt-close.ts'
import { logRequests } from './request-log.ts'
import { frontRoute } from './routes/front.ts'
import { mediaRoutes, type MediaPort } from './routes/media.ts'
import { monitoring, type Monitoring } from './routes/monitoring.ts'
import { webChatRoutes, type WebChat } from './routes/web-chat.ts'
import { webhookRoutes, type Webhook } from './routes/webhooks.ts'

export interface ServerOptions extends Monitoring {
  /** pino's, or false for silence */
  logger: FastifyBaseLogger | false
  webhooks: Webhook[]
  /** pictures and files under addresses that expire */
  media?: MediaPort
  /** one or two sentences at `/`, where there is no page */
  front?: () => Promise<string>
  /** Only the demo has one: it lets anyone at this machine speak as anyone. */
  webChat?: WebChat
  /** addresses and networks (CIDR) of the office's proxies: their X-Forwarded-For counts, nobody else's */
  trustedProxies?: string[]
}

const limits = {
  bodyLimit: 1024 * 1024,
  /** ms without a byte in either direction; an event stream beats more often than this */
  connectionTimeout: 60_000,
  /** ms in which the whole request must have arrived: a slow sender holds no socket for ever */
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000 },
}

/** Requests are checked by valibot; fastify's own compilers of schemas would take a tenth of a second of each start to load. */
const noSchemas = (): never => {
  throw new Error('no route here has a schema')
}
const schemaController = { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } }

/** The whole HTTP side of the service, not yet listening. It knows neither database nor channels. */
export function createServer(options: ServerOptions): FastifyInstance {
  const server: FastifyInstance = fastify({
    ...limits,
    schemaController,
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    ...errorsOutsideRoutes,
    ...(options.logger ? { loggerInstance: options.logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
  })
  readBodies(server)
  logRequests(server)
  answerErrors(server)
  closePromptly(server)
  limitAddresses(server)
  server.register(helmet, {
    // HSTS covers a whole domain: that is for the office's reverse proxy to decide, not for one service behind it.
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  server.register(monitoring, options)
  server.register(webhookRoutes, { webhooks: options.webhooks })
  if (options.media) server.register(mediaRoutes, options.media)
  if (options.front !== undefined) server.register(frontRoute, { front: options.front })
  if (options.webChat) server.register(webChatRoutes, options.webChat)
  return server
}
