import { type KeyAct, keyActs } from './key-map.ts'
import { type OwnKeys, shownKey } from './own-keys.ts'

/** Keys that hold while the verification is open. */
const verifying = [
  ['1–4', 'In verification: go to a check'],
  ['Y N ?', 'In verification: yes, no, cannot tell'],
] as const

/** Every key that a person has, as written and with what it does; acts without a key are left out. */
export const keyRows = (mine: OwnKeys): { shown: string; label: string }[] => [
  ...(Object.keys(keyActs) as KeyAct[]).flatMap((act) => {
    const shown = shownKey(act, mine)
    return shown ? [{ shown, label: keyActs[act].label as string }] : []
  }),
  ...verifying.map(([shown, label]) => ({ shown, label })),
]
