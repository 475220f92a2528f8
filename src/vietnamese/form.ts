import { agreesTo, confirmation } from './confirmation.ts'
import { say, text, type Answers, type Block, type Choice, type OpenForm, type Reply } from '../domain/chat/reply.ts'
import type { Heard, HeardKind } from './heard.ts'
import { fold } from './normalise.ts'
import { shorten } from './phrases.ts'

/** What somebody said to an open question. */
export interface Said {
  text: string
  heard: Heard
  /** Was something sent along that is an answer of its own (a picture of the result)? */
  withFile: boolean
  /** What was said before is put right by it: it is read back first. */
  corrects?: true
  /** What is told about it where it is no answer: what it asked for instead, or a word to how the person feels. */
  aside?: readonly Block[]
}

/** `unsure`: it may be meant so, and is asked back; `none`: it answers something else, or nothing; `refused`: it leaves. */
export type Reading = { kind: 'value' | 'unsure'; value: string } | { kind: 'none' | 'refused' }

/** One question of a form. `Context`: what a command may know (the store, the actor, the time). */
export interface Field<Context> {
  name: string
  /** the question, with how it is answered */
  ask(answers: Answers): Reply
  /** what can be done instead, where what was said is no answer */
  instead?(said: Said, answers: Answers): Choice[]
  /** how it may be answered, for whoever asks what is meant */
  example?(answers: Answers): string
  read(said: Said): Reading
  /** Takes the value, with what else is known by it; or says what is wrong with it. */
  check?(context: Context, value: string, answers: Answers): Promise<Checked>
  /** it may stay empty: "bỏ qua" */
  optional?: true
  /** It is asked only where this holds of what is known before. */
  when?(answers: Answers): boolean
  /** how it is called where it is to be put right, folded: "thoi han" */
  called?: RegExp
  /** what was forwarded answers it, as it is read over before anything is done */
  takesForwarded?: true
  /** The command that says the same, for asking back what may be meant; left out where a summary is shown anyway. */
  line?(value: string, answers: Answers): string
}

/** `again`: the question stays open · `answered`: the reply is all there is to say, and opens what it opens */
export type Checked = { kind: 'known'; answers: Answers } | { kind: 'again' | 'answered'; reply: Reply }

/** Guided questions, asked one after the other. */
export interface Form<Context> {
  fields: readonly [Field<Context>, ...Field<Context>[]]
  /** what the questions are about, in a sentence: "kết quả việc #12" */
  about(answers: Answers): string
  /** shown before it is done, where there is more than one question */
  summary?(answers: Answers): Reply
  /** what the summary has to know besides the answers */
  before?(context: Context, answers: Answers): Promise<Answers>
  done(context: Context, answers: Answers): Promise<Reply>
  /** what is said of a file that came without an answer, where it is kept until all is known */
  ofFile?: string
  /** the answer to a refusal, or to /huy */
  left(answers: Answers): Reply
  /** how to begin again once it has closed by itself */
  again(answers: Answers): Reply
}

/** Raised when the meaning of a kept form changes: an older one closes with a word. */
export const formVersion = 2

/** So long a question is open, ms. */
export const formOpenMs = 30 * 60_000

/** The last step of a form with a summary: it is read over, and confirmed. */
const overview = 'summary'

export type Step =
  /** the field's value, to be checked */
  | { kind: 'value'; field: string; value: string }
  /** the summary was confirmed */
  | { kind: 'confirmed' }
  /** "Đồng chí muốn ghi …?" */
  | { kind: 'ask back'; field: string; value: string }
  /** back to an earlier question, or on to the next without an answer */
  | { kind: 'move'; open: OpenForm }
  | { kind: 'left' }
  /** no answer: the question stays as it is */
  | { kind: 'stay' }

const goesBack =
  /^(?:quay lai|tro lai|lui lai|buoc truoc|sua lai|cau truoc)(?: (?:di|nhe|a|mot buoc|buoc truoc|cau truoc))*$/
/** "sửa thời hạn", "đổi người nhận": of what was answered before */
const putsRight = /^(?:cho )?(?:sua|doi|chinh|thay|bo sung|them)(?: lai)? (.+?)(?: (?:di|nhe|a|lai))*[.! ]*$/
const skips = /^(?:bo qua|khong can|bo trong|de trong|tiep)(?: (?:di|nhe|a|buoc nay|cau nay))*$/
/** What is sent off once it is read over. */
const sends = /^(?:gui|luu)(?: (?:a|nhe|roi|di))*[.! ]*$/

/** What becomes of an open form by what was said. Pure: checking a value and doing what was answered are the command's. */
export function stepOf<Context>(form: Form<Context>, open: OpenForm, said: Said): Step {
  const folded = fold(said.text)
  const at = form.fields.findIndex(({ name }) => name === open.field)
  const inOverview = open.field === overview
  const passed = inOverview ? form.fields : form.fields.slice(0, at)
  const before = passed.findLast(({ when }) => when?.(open.answers) ?? true)
  if (before && goesBack.test(folded)) return { kind: 'move', open: { ...open, field: before.name } }
  const [, what] = putsRight.exec(folded) ?? []
  const isAnswered = (field: Field<Context>): boolean =>
    passed.includes(field) || open.answers[field.name] !== undefined
  // A question that has not come yet is meant by its bare name only: the rest may be an answer to the one that is open.
  const wrong =
    what === undefined
      ? undefined
      : form.fields.find(
          field =>
            (field.when?.(open.answers) ?? true) &&
            field.name !== open.field &&
            (isAnswered(field) ? field.called?.test(what) : field.called?.exec(what)?.[0].trim() === what),
        )
  if (wrong) return { kind: 'move', open: { ...open, field: wrong.name } }
  if (inOverview) {
    if (agreesTo(said.text) || sends.test(folded)) return { kind: 'confirmed' }
    return said.heard.kind === 'refusal' ? { kind: 'left' } : { kind: 'stay' }
  }
  const field = form.fields[at]
  if (!field) return { kind: 'left' }
  if (field.optional && skips.test(folded)) return { kind: 'value', field: field.name, value: '' }
  const reading = field.read(said)
  switch (reading.kind) {
    case 'value':
      return { kind: said.corrects && field.line ? 'ask back' : 'value', field: field.name, value: reading.value }
    case 'unsure':
      return { kind: field.line ? 'ask back' : 'value', field: field.name, value: reading.value }
    case 'none':
      return said.heard.kind === 'refusal' ? { kind: 'left' } : { kind: 'stay' }
    case 'refused':
      return { kind: 'left' }
  }
}

/** The question to ask next, once `answers` are known; undefined when all is. */
function nextField<Context>(form: Form<Context>, answers: Answers): string | undefined {
  const missing = form.fields.find(({ name, when }) => answers[name] === undefined && (when?.(answers) ?? true))
  return missing?.name ?? (form.summary && answers[overview] === undefined ? overview : undefined)
}

/** The reply that asks what is open now. */
export function questionOf<Context>(form: Form<Context>, open: OpenForm): Reply {
  const field = form.fields.find(({ name }) => name === open.field)
  const reply = field ? field.ask(open.answers) : form.summary?.(open.answers)
  return { ...(reply ?? form.left(open.answers)), ...(reply && { form: open }) }
}

/** The first question of a form, with what is known before it. */
export const beginForm = <C>(form: Form<C>, command: string, answers: Answers): Reply =>
  questionOf(form, { command, field: nextField(form, answers) ?? '', answers })

/** What is answered to what was said to an open question. */
export async function answerForm<C>(form: Form<C>, context: C, open: OpenForm, said: Said): Promise<Reply> {
  const step = stepOf(form, open, said)
  switch (step.kind) {
    case 'value':
      return take(form, context, open, step)
    case 'confirmed':
      return form.done(context, open.answers)
    case 'ask back':
      return askBack(form, open, step.value)
    case 'move':
      return questionOf(form, step.open)
    case 'left':
      return form.left(open.answers)
    case 'stay':
      return stay(form, open, said)
  }
}

async function take<C>(
  form: Form<C>,
  context: C,
  open: OpenForm,
  { field, value }: { field: string; value: string },
): Promise<Reply> {
  const checked = await form.fields.find(({ name }) => name === field)?.check?.(context, value, open.answers)
  if (checked?.kind === 'again') return { ...checked.reply, form: open }
  if (checked?.kind === 'answered') return checked.reply
  const answers = { ...open.answers, [field]: value, ...(checked?.kind === 'known' && checked.answers) }
  return goOn(form, context, open.command, answers)
}

/** The next question, the summary where all is known, or what is done then. */
export async function goOn<C>(form: Form<C>, context: C, command: string, answers: Answers): Promise<Reply> {
  const next = nextField(form, answers)
  if (next === undefined) return form.done(context, answers)
  const known = next === overview && form.before ? await form.before(context, answers) : {}
  return questionOf(form, { command, field: next, answers: { ...answers, ...known } })
}

/** Under this name what is asked back is kept, so that what is no answer to that leaves it as it is. */
const offered = 'offered'

/** The words that are asked back, while they are. */
export const readBack = ({ answers }: OpenForm): string | undefined => answers[offered]

/** "Đồng chí muốn ghi «Không» làm kết quả việc #12?" The question stays open: another answer may be given at once. */
export function askBack<C>(form: Form<C>, open: OpenForm, value: string): Reply {
  const line = form.fields.find(({ name }) => name === open.field)?.line?.(value, open.answers)
  if (line === undefined) return questionOf(form, open)
  return {
    ...say(
      `Đồng chí muốn ghi «${shorten(value, 200)}» làm ${form.about(open.answers)}? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
    ),
    choices: confirmation(line, 'ghi như vậy'),
    form: { ...open, answers: { ...open.answers, [offered]: value } },
    keepsFiles: true,
  }
}

/** The same for what was only forwarded: surely meant or not, it is asked back; what is no answer changes nothing. */
export async function answerForwarded<C>(form: Form<C>, context: C, open: OpenForm, said: Said): Promise<Reply> {
  const field = form.fields.find(({ name }) => name === open.field)
  const reading = field?.read(said)
  if (field?.takesForwarded && reading && 'value' in reading)
    return take(form, context, open, { field: field.name, value: reading.value })
  return reading && 'value' in reading ? askBack(form, open, reading.value) : stay(form, open, said)
}

/** What is no answer changes nothing, and the question stays. */
export function stay<C>(form: Form<C>, open: OpenForm, said: Said): Reply {
  const { heard, aside } = said
  const before = readBack(open)
  const question = before === undefined ? questionOf(form, open) : askBack(form, open, before)
  const field = form.fields.find(({ name }) => name === open.field)
  const choices = question.choices ?? field?.instead?.(said, open.answers)
  const asks = heard.kind === 'question' || (heard.kind === 'request' && !aside)
  const example = asks ? field?.example?.(open.answers) : undefined
  const ofFile = said.withFile ? form.ofFile : undefined
  const unchanged = text(ofFile ?? unchangedWords[heard.kind] ?? 'Chưa có gì thay đổi.')
  return {
    ...question,
    ...(choices && choices.length > 0 && { choices }),
    blocks: [...(aside ?? [unchanged]), ...(example === undefined ? [] : [text(example)]), ...question.blocks],
    keepsFiles: true,
  }
}

const unchangedWords: Partial<Record<HeardKind, string>> = {
  wait: 'Vâng, chưa có gì thay đổi.',
  unfinished: 'Vâng, chưa có gì thay đổi. Việc chưa xong thì đồng chí ghi tiến độ.',
  file: 'Trợ lý chưa nhận được ảnh hoặc tệp; đồng chí gửi vào đây.',
}

/** A question that nobody answered in its time, or that an earlier version asked. */
export function closedForm<C>(form: Form<C>, open: OpenForm, said: Said): Reply {
  const about = form.about(open.answers)
  const closed = text(`Câu hỏi về ${about} đã đóng vì quá 30 phút chưa có trả lời; chưa có gì được ghi nhận.`)
  const field = form.fields.find(({ name }) => name === open.field)
  const reading = field?.read(said)
  if (!field?.line || !reading || !('value' in reading) || said.text === '') {
    const again = form.again(open.answers)
    return { ...again, blocks: [closed, ...again.blocks] }
  }
  return {
    blocks: [closed, text(`Đồng chí muốn ghi «${shorten(reading.value, 200)}» làm ${about}?`)],
    choices: confirmation(field.line(reading.value, open.answers), 'ghi như vậy'),
  }
}
