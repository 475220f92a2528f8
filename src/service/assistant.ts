import type { Assistant, AssistantParts } from '../assistant/index.ts'
import type { Config } from '../config/config.ts'

/** The language model that the office has configured; its client is loaded only then. */
export async function officeAssistant(
  { assistant: options, timeZone }: Pick<Config, 'assistant' | 'timeZone'>,
  parts: Pick<AssistantParts, 'db' | 'clock' | 'log'>,
): Promise<Assistant | undefined> {
  if (!options) return undefined
  const { createAssistant } = await import('../assistant/index.ts')
  return createAssistant({ options, timeZone, ...parts })
}
