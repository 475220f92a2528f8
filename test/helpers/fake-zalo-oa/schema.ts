import { z } from 'zod'

/** Lengths are counted in NFC, as the platform does. */
const words = (max: number) =>
  z.string().refine(text => {
    const { length } = text.normalize('NFC')
    return length > 0 && length <= max
  }, `must have 1 to ${max} characters`)

const title = words(100)

const button = z.discriminatedUnion('type', [
  z.strictObject({ title, type: z.literal(['oa.query.hide', 'oa.query.show']), payload: words(1000) }),
  z.strictObject({ title, type: z.literal('oa.open.url'), payload: z.strictObject({ url: z.url() }) }),
  z.strictObject({ title, type: z.literal('oa.open.phone'), payload: z.strictObject({ phone_code: z.string() }) }),
])

const template = <T extends z.ZodType>(payload: T) => z.strictObject({ type: z.literal('template'), payload })
const image = z.strictObject({ media_type: z.literal('image'), attachment_id: z.string() })
const withButtons = template(z.strictObject({ buttons: z.array(button).min(1).max(5) }))
const withPicture = template(z.strictObject({ template_type: z.literal('media'), elements: z.array(image).length(1) }))

const userId = z.string().regex(/^\d+$/)

export const csBody = z.strictObject({
  recipient: z.strictObject({ user_id: userId }),
  message: z.union([
    z.strictObject({ text: words(2000), attachment: withButtons.optional() }),
    z.strictObject({ text: words(2000).optional(), attachment: withPicture }),
  ]),
})

export const templateBody = z.strictObject({
  user_id: userId,
  template_id: z.string().min(1),
  // One line each, whatever the type of the parameter.
  template_data: z.record(
    z.string(),
    words(200).refine(text => !text.includes('\n'), 'must be one line'),
  ),
})

export const quotaBody = z.strictObject({ user_id: userId })

export const refreshBody = z.strictObject({
  refresh_token: z.string().min(1),
  app_id: z.string().regex(/^\d+$/),
  grant_type: z.literal('refresh_token'),
})
