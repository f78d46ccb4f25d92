/** What history keeps of an entry: all that a person can have changed. */
const factNames = [
  'vrm',
  'make',
  'model',
  'colour',
  'action',
  'warningSignals',
  'reason',
  'category',
  'grade',
  'nimCode',
  'information',
  'forceId',
  'contact',
  'ownerId',
  'weedAt',
  'pncId',
  'marking',
  'cadReference',
  'operationalInstructions',
  'sourceReference',
  'scope',
  'status',
  'withdrawnReason',
  'reviewAt',
  'confirmBy',
  'coherenceOverride',
] as const
export type FactName = (typeof factNames)[number]
export type Facts = Partial<Record<FactName, unknown>>

/** The facts of a row as JSON keeps them. */
export const factsOf = (row: Readonly<Record<string, unknown>>): Facts =>
  JSON.parse(JSON.stringify(Object.fromEntries(factNames.map((name) => [name, row[name] ?? null]))))

/** The facts that differ, in the order of the form. */
export function changedFacts(before: Facts | null, after: Facts): FactName[] {
  if (!before) return []
  return factNames.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
}
