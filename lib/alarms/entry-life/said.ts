/** What a card says of an entry, in the order in which a change of it is told; true: what people do rests on it. */
const facts = {
  grade: true,
  reason: true,
  category: true,
  action: true,
  warningSignals: true,
  make: true,
  model: true,
  colour: true,
  information: true,
  operationalInstructions: true,
  override: false,
  forceId: false,
  contact: false,
  weedAt: false,
  pncId: false,
  marking: false,
  cadReference: false,
  sourceReference: false,
} as const
export type FactName = keyof typeof facts
const names = Object.keys(facts) as FactName[]

/** Each fact as text; null: nothing is said of it. */
export type Said = Record<FactName, string | null>

/** What an alarm has said of an entry, and in which revision of its list the entry said so. */
export interface Told {
  revision: number
  /** A fact that is younger than the row is not in it. */
  said: Partial<Said>
}

/** One fact that became another; `before` is cut where it is long, since the entry's own history keeps all of it. */
export interface ChangedFact {
  name: FactName
  before: string | null
  after: string | null
}

const text = (value: unknown): string | null => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return text(value.map(String).sort().join(', '))
  return value === null || value === undefined || value === '' ? null : String(value)
}

/** What the card says of an entry, out of its row with its fields named as ours. */
export function saidOf(row: Readonly<Record<string, unknown>>): Said {
  const override = row.coherenceOverride as { reason?: unknown } | null | undefined
  return Object.fromEntries(
    names.map((name) => [name, text(name === 'override' ? override?.reason : row[name])]),
  ) as Said
}

/** So much of a long text goes with a line of the log to every screen: a file may change thousands at once. */
const MOST = 300
const cut = (words: string | null) => (words && words.length > MOST ? `${words.slice(0, MOST)}…` : words)

/** What an entry says otherwise than it did. */
export const changedFacts = (before: Partial<Said>, after: Said): ChangedFact[] =>
  names.flatMap((name) => {
    const was = before[name]
    return was === undefined || was === after[name] ? [] : [{ name, before: cut(was), after: cut(after[name]) }]
  })

/** Whether what somebody is about to do must be looked at again; papers change nothing of it. */
export const restsOn = ({ name }: ChangedFact): boolean => facts[name]

/** The entry as it was said, for an alarm that is over: what its list says since is no part of its record. */
export function asSaid<E extends object>(entry: E, said: Partial<Said>): E {
  const { override: _, warningSignals, ...words } = said
  return {
    ...entry,
    ...words,
    ...(warningSignals !== undefined && { warningSignals: warningSignals?.split(', ') ?? [] }),
  }
}
