import type { Proof } from '../../db/tasks/evidence.ts'
import { saidFact, type Line } from '../../src/domain/chat/apart.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { text, title, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { evidenceWords } from '../../src/vietnamese/evidence-lines.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'

/** So many are offered; all others are opened by their number. */
const offered = 8

/** Which proof of a task is asked for: "tệp 2", "minh chứng"; undefined: none. */
export function askedProof(words: string): number | undefined {
  const [asked, number = '1'] = /^(?:tep|minh chung|mc)(?: so)?(?: (\d{1,3}))?$/.exec(fold(words)) ?? []
  return asked === undefined ? undefined : Number(number)
}

/** The names of the proofs, and which of them are not to be had now. */
export function proofLines(proofs: readonly Proof[]): Line[] {
  if (proofs.length === 0) return []
  const amiss = proofs.flatMap(({ state }, i) => (state === 'kept' ? [] : [`Tệp ${i + 1}: ${evidenceWords[state]}.`]))
  // The names of files are people's words, however short.
  const named = (name: string, those: readonly Proof[]): Line[] =>
    those.length === 0 ? [] : saidFact(name, ...those.map(proof => proof.name))
  return [
    ...named(
      'Minh chứng',
      proofs.filter(({ ofAssignment }) => !ofAssignment),
    ),
    ...named(
      'Tài liệu giao việc',
      proofs.filter(({ ofAssignment }) => ofAssignment),
    ),
    ...amiss,
  ]
}

export const proofChoices = (task: number, proofs: readonly Proof[]): Choice[] =>
  proofs
    .flatMap(({ name, state }, i) =>
      state === 'kept' ? [{ label: `Mở tệp ${i + 1}: ${shorten(name, 30)}`, send: `/viec ${task} tệp ${i + 1}` }] : [],
    )
    .slice(0, offered)

/** The proof itself, for whoever may see the task. @throws UserError where it is not to be had */
export function proofReply(task: number, proofs: readonly Proof[], number: number): Reply {
  const proof = proofs[number - 1]
  const back: Choice = { label: `Xem #${task}`, send: `/viec ${task}` }
  if (!proof) {
    const known = proofs.length === 0 ? 'chưa có minh chứng nào' : `có ${proofs.length} tệp minh chứng`
    throw new UserError(`Việc #${task} ${known}.`, [...proofChoices(task, proofs), back])
  }
  const { name, mime, size, state, sha256 } = proof
  if (state !== 'kept' || sha256 === null)
    throw new UserError(`Tệp ${number} của việc #${task} ${evidenceWords[state === 'kept' ? 'waiting' : state]}.`, [
      back,
    ])
  return {
    blocks: [title(`Minh chứng việc #${task} (tệp ${number}/${proofs.length})`), text(...saidFact('Tên tệp', name))],
    choices: [...proofChoices(task, proofs).filter(({ send }) => send !== `/viec ${task} tệp ${number}`), back],
    attachment: { kind: 'evidence-file', name, mime, size: size ?? 0, sha256 },
  }
}
