import type { SoundReport } from '../realtime/contract.ts'

/** How a person's screens sound, in one word: `ok` when any can be heard. Null: none has said. */
export function soundWord(reports: readonly SoundReport[]): string | null {
  if (reports.length === 0) return null
  const heard = reports.find(({ state }) => state === 'on')
  if (heard) return heard.checkedAt === null ? 'unchecked' : 'ok'
  return reports[0]?.fault ?? 'off'
}

const words: Record<string, string> = {
  ok: 'sound on',
  unchecked: 'sound not checked',
  off: 'SOUND OFF',
  blocked: 'SOUND OFF: blocked by the browser',
  suspended: 'SOUND OFF: suspended',
  muted: 'SOUND OFF: muted',
  'no-output': 'SOUND OFF: no output device',
  'not-heard': 'SOUND OFF: not heard at the check',
  unsupported: 'SOUND OFF: not supported',
}

export const soundWords = (state: string | null): string =>
  state === null ? 'sound not known' : (words[state] ?? state)
export const isSoundFault = (state: string | null): boolean => state !== 'ok'
