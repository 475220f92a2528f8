import * as v from 'valibot'

/** Lengths are counted in NFC, as the platform does. */
const words = (max: number) =>
  v.pipe(
    v.string(),
    v.check(text => {
      const { length } = text.normalize('NFC')
      return length > 0 && length <= max
    }, `must have 1 to ${max} characters`),
  )

const title = words(100)

const button = v.variant('type', [
  v.strictObject({ title, type: v.picklist(['oa.query.hide', 'oa.query.show']), payload: words(1000) }),
  v.strictObject({
    title,
    type: v.literal('oa.open.url'),
    payload: v.strictObject({ url: v.pipe(v.string(), v.url()) }),
  }),
  v.strictObject({ title, type: v.literal('oa.open.phone'), payload: v.strictObject({ phone_code: v.string() }) }),
])

const template = <T extends v.GenericSchema>(payload: T) => v.strictObject({ type: v.literal('template'), payload })
const image = v.strictObject({ media_type: v.literal('image'), attachment_id: v.string() })
const withButtons = template(v.strictObject({ buttons: v.pipe(v.array(button), v.minLength(1), v.maxLength(5)) }))
const withPicture = template(
  v.strictObject({ template_type: v.literal('media'), elements: v.pipe(v.array(image), v.length(1)) }),
)

const digits = v.pipe(v.string(), v.regex(/^\d+$/))
const filled = v.pipe(v.string(), v.nonEmpty())

export const csBody = v.strictObject({
  recipient: v.strictObject({ user_id: digits }),
  message: v.union([
    v.strictObject({ text: words(2000), attachment: v.optional(withButtons) }),
    v.strictObject({ text: v.optional(words(2000)), attachment: withPicture }),
  ]),
})

export const templateBody = v.strictObject({
  user_id: digits,
  template_id: filled,
  // One line each, whatever the type of the parameter.
  template_data: v.record(
    v.string(),
    v.pipe(
      words(200),
      v.check(text => !text.includes('\n'), 'must be one line'),
    ),
  ),
})

export const quotaBody = v.strictObject({ user_id: digits })

export const refreshBody = v.strictObject({
  refresh_token: filled,
  app_id: digits,
  grant_type: v.literal('refresh_token'),
})
