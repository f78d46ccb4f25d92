export type ToastTone = 'plain' | 'ok' | 'caution' | 'danger'
export type ToastAction = { label: string; keyHint?: string; run: () => void }
export type ToastMessage = { id: number; text: string; tone: ToastTone; action?: ToastAction }

/** Long enough to read two lines and press the undo key; a fault stays until it is dismissed. */
const LIFE_MS = 10_000
/** More would cover the desk; the oldest goes. */
const MOST = 4

let messages: readonly ToastMessage[] = []
let lastId = 0
const listeners = new Set<() => void>()

function replace(next: readonly ToastMessage[]): void {
  messages = next
  for (const listener of listeners) listener()
}

export const presentToasts = (): readonly ToastMessage[] => messages
export const dismissToast = (id: number): void => replace(messages.filter((message) => message.id !== id))
export const subscribeToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says something calmly at the corner of the screen, read out by screen readers. */
export function toast(text: string, options: { tone?: ToastTone; action?: ToastAction } = {}): number {
  const message = { id: ++lastId, text, tone: options.tone ?? 'plain', action: options.action }
  replace([...messages, message].slice(-MOST))
  if (message.tone !== 'danger') setTimeout(() => dismissToast(message.id), LIFE_MS)
  return message.id
}
