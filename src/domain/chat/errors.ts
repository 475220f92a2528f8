/** The only error whose text reaches a chat: a clear Vietnamese sentence that says what to do next. */
export class UserError extends Error {
  override name = 'UserError'
  readonly choices: { label: string; send: string }[]
  constructor(messageForUser: string, choices: { label: string; send: string }[] = []) {
    super(messageForUser)
    this.choices = choices
  }
}

/** What a platform's webhook delivered is not one of its updates: repeating it is useless. */
export class MalformedUpdate extends Error {
  override name = 'MalformedUpdate'
  /** The HTTP side answers with it (Fastify's convention). */
  readonly statusCode = 400
}
