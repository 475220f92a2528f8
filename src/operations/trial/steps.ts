/** The parts of a live check, in their order. */
export const stepNames = ['token', 'receiving', 'address', 'text', 'answer', 'chart', 'file', 'picture'] as const
export type StepName = (typeof stepNames)[number]

/**
 * Why a message was not taken: the person is not to be reached · the token is refused · not at this time · the message is
 * refused · not within the time given to it · the check was ended
 */
export type Problem = 'unreachable' | 'token' | 'window' | 'refused' | 'slow' | 'ended'

/** What became of a message to the person; `code`: the number the platform gave for it. */
export interface Delivery {
  ms: number
  problem?: Problem
  code?: string
}

/** What the person did, without their words; `ms` after the message that asked for it had been taken. */
export interface Heard {
  ms: number
  by: 'button' | 'number' | 'words' | 'picture' | 'file' | 'other'
  /** 1, 2 …: the choice that was meant */
  choice?: number
}

/** works · fails · skipped: the channel has no such thing here · unclear: it may work, this check cannot tell */
export type Verdict = 'works' | 'fails' | 'skipped' | 'unclear'

/** What a step found. It holds nothing of a person, an office or a secret: it goes to the maintainers as it is. */
export interface Finding {
  step: StepName
  verdict: Verdict
  /** one clause, Vietnamese */
  words: string
  /** until the platform had taken the message, or had answered */
  ms?: number
  /** until the person's answer was here, their reading included */
  heardMs?: number
  code?: string
}

export interface Platform {
  channel: 'telegram' | 'zalo-bot' | 'zalo-oa'
  buttons: boolean
  pictures: boolean
  files: 'whole' | 'link' | 'none'
  receiving: 'webhook' | 'polling'
}
