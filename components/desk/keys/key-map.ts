/** What a key asks the desk to do; the letters are the lifecycle's own. */
export const keyActs = {
  next: { keys: ['j', 'ArrowDown'], shown: 'J', label: 'Next alarm' },
  previous: { keys: ['k', 'ArrowUp'], shown: 'K', label: 'Previous alarm' },
  first: { keys: ['Home'], shown: 'Home', label: 'First alarm' },
  last: { keys: ['End'], shown: 'End', label: 'Last alarm' },
  unfold: { keys: ['ArrowRight'], shown: '→', label: 'Show what is merged under it' },
  fold: { keys: ['ArrowLeft'], shown: '←', label: 'Fold it away; from one of them, back to the lead' },
  open: { keys: ['Enter'], shown: 'Enter', label: 'Open the alarm' },
  acknowledge: { keys: ['a'], shown: 'A', label: 'Acknowledge' },
  verify: { keys: ['v'], shown: 'V', label: 'Verify' },
  deploy: { keys: ['d'], shown: 'D', label: 'Deploy a unit' },
  decline: { keys: ['n'], shown: 'N', label: 'No response' },
  close: { keys: ['o'], shown: 'O', label: 'Outcome and close' },
  pass: { keys: ['p'], shown: 'P', label: 'Pass to another force' },
  shelve: { keys: ['s'], shown: 'S', label: 'Shelve, or take off the shelf' },
  regrade: { keys: ['r'], shown: 'R', label: 'Regrade' },
  note: { keys: ['t'], shown: 'T', label: 'Add a note' },
  undo: { keys: ['z'], shown: 'Z', label: 'Undo your last act (10 s)' },
  newestHigh: { keys: ['g'], shown: 'G', label: 'Go to the newest High' },
  apply: { keys: ['.'], shown: '.', label: 'Bring the queue into order' },
  find: { keys: ['/'], shown: '/', label: 'Find or do anything' },
  map: { keys: ['m'], shown: 'M', label: 'To the map' },
  silence: { keys: ['x'], shown: 'X', label: 'Silence for 30 s' },
  help: { keys: ['?'], shown: '?', label: 'These keys' },
  back: { keys: ['Escape'], shown: 'Esc', label: 'Back to the queue' },
} as const satisfies Record<string, { keys: readonly string[]; shown: string; label: string }>
export type KeyAct = keyof typeof keyActs

const byKey = new Map<string, KeyAct>(
  Object.entries(keyActs).flatMap(([act, { keys }]) => keys.map((key): [string, KeyAct] => [key, act as KeyAct])),
)

export interface KeyPress {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  /** What has the focus: `typing` in a field, `control` on a button or link, which keeps Enter for itself. */
  on: 'typing' | 'control' | 'region'
}

/** The act a key press asks for, if any. In a field only Escape is ours; with a modifier nothing is. */
export function actOf(
  { key, ctrlKey, altKey, metaKey, on }: KeyPress,
  bound: ReadonlyMap<string, KeyAct> = byKey,
): KeyAct | undefined {
  if (ctrlKey || altKey || metaKey) return undefined
  const act = bound.get(key.length === 1 ? key.toLowerCase() : key)
  if (on === 'typing' && act !== 'back') return undefined
  if (on === 'control' && act && controlsOwn.has(act)) return undefined
  return act
}

/** Keys that a button, a menu or a group of radio buttons answers itself. */
const controlsOwn: ReadonlySet<KeyAct> = new Set<KeyAct>(['open', 'fold', 'unfold'])

const typingTypes = new Set(['button', 'checkbox', 'radio', 'submit', 'reset'])

/** Where a key press landed, from the element that has the focus. */
export function placeOf(target: EventTarget | null): KeyPress['on'] {
  if (!(target instanceof HTMLElement)) return 'region'
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return 'typing'
  if (target instanceof HTMLInputElement) return typingTypes.has(target.type) ? 'control' : 'typing'
  return target.closest('button, a, summary, [role="dialog"]') ? 'control' : 'region'
}
