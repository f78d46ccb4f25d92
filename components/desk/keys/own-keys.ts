import { type KeyAct, keyActs } from './key-map.ts'

/** What a person has set: an act's own character instead of the usual one, '' for none; `on` false leaves only named keys. */
export interface OwnKeys {
  on: boolean
  own: Readonly<Record<string, string>>
}
export const usualKeys: OwnKeys = { on: true, own: {} }

/** Characters can be changed; arrows, Enter, Home and the like are the same for everybody. */
const isCharacter = (key: string) => key.length === 1

const usualCharacter = (act: KeyAct): string | undefined => keyActs[act].keys.find(isCharacter)

/** Acts whose key a person may choose. */
export const changeable = (Object.keys(keyActs) as KeyAct[]).filter((act) => usualCharacter(act) !== undefined)

/** The character that asks for an act, '' when there is none. */
export function characterOf(act: KeyAct, { on, own }: OwnKeys): string {
  if (!on) return ''
  return own[act] ?? usualCharacter(act) ?? ''
}

/** Which act each key asks for. Where two acts were given one character, the first in the table keeps it. */
export function boundKeys(mine: OwnKeys): ReadonlyMap<string, KeyAct> {
  const bound = new Map<string, KeyAct>()
  for (const act of Object.keys(keyActs) as KeyAct[]) {
    const keys = [...keyActs[act].keys.filter((key) => !isCharacter(key)), characterOf(act, mine)]
    for (const key of keys) if (key !== '' && !bound.has(key)) bound.set(key, act)
  }
  return bound
}

/** How an act's key is written on controls and in the help; null when it has none. */
export function shownKey(act: KeyAct, mine: OwnKeys): string | null {
  const character = characterOf(act, mine)
  if (character !== '') return character.toUpperCase()
  const { keys, shown } = keyActs[act]
  return keys.every((key) => !isCharacter(key)) ? shown : null
}

/** The act that has this character already, other than `act` itself. */
export const takenBy = (character: string, act: KeyAct, mine: OwnKeys): KeyAct | undefined =>
  changeable.find((other) => other !== act && characterOf(other, mine) === character.toLowerCase())
