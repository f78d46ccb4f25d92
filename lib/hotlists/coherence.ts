/** What of an entry is held against its grade. */
export interface Judged {
  category: string
  grade: 'high' | 'medium' | 'low'
  action: string
  warningSignals: readonly string[]
}

/**
 * What follows. `override`: refused unless a supervisor takes it upon themselves, with a reason that is kept.
 * `authorise`: another person must agree before it is live. `warn`: said to whoever enters it and to the operator.
 */
export type Consequence = 'override' | 'authorise' | 'warn'

export interface Finding {
  rule: string
  consequence: Consequence
  /** As the operator reads it, e.g. `graded Low against risk: SU`. */
  words: string
}

export interface CoherenceRule {
  id: string
  consequence: Consequence
  grades: readonly Judged['grade'][]
  /** Any of these; absent: whatever. */
  categories?: readonly string[]
  notCategories?: readonly string[]
  signals?: readonly string[]
  withoutSignals?: readonly string[]
  actions?: readonly string[]
  words: string
}

const missing = ['missing', 'missing-vulnerable']
const lifeAtRisk = ['threat-to-life', 'kidnap', 'missing-vulnerable']
const riskOfLife = ['FI', 'XP', 'SU', 'VI', 'WE']

/**
 * Grade against risk (DOMAIN §6; which pairs clash is policy). `{signals}` in the words stands for those of the rule
 * that the entry bears. Warren (PFD 2023-0055) is the first rule.
 */
export const coherenceRules: readonly CoherenceRule[] = [
  {
    id: 'vulnerable-missing-low',
    consequence: 'override',
    grades: ['low'],
    categories: missing,
    signals: ['SU', 'MN', 'AT'],
    words: 'graded Low against risk: a missing person with {signals}',
  },
  {
    id: 'life-at-risk-low',
    consequence: 'override',
    grades: ['low'],
    categories: lifeAtRisk,
    words: 'graded Low against risk: its category says that a life is at risk',
  },
  {
    id: 'deadly-signal-low',
    consequence: 'override',
    grades: ['low'],
    notCategories: missing,
    signals: ['FI', 'XP', 'SU'],
    words: 'graded Low against risk: {signals}',
  },
  {
    id: 'missing-armed-low',
    consequence: 'override',
    grades: ['low'],
    categories: missing,
    signals: ['FI', 'XP'],
    words: 'graded Low against risk: {signals}',
  },
  { id: 'high', consequence: 'authorise', grades: ['high'], words: 'High means that life must be at risk' },
  {
    id: 'seen-only-high',
    consequence: 'override',
    grades: ['high'],
    actions: ['seen'],
    words: 'graded High, but its action asks nobody to stop or find the vehicle',
  },
  {
    id: 'violent-signal-low',
    consequence: 'warn',
    grades: ['low'],
    signals: ['VI', 'WE', 'ES'],
    words: 'graded Low with {signals}',
  },
  {
    id: 'suicidal-medium',
    consequence: 'warn',
    grades: ['medium'],
    categories: missing,
    signals: ['SU'],
    words: 'graded Medium against risk: a missing person with {signals}',
  },
  {
    id: 'life-at-risk-medium',
    consequence: 'warn',
    grades: ['medium'],
    categories: ['threat-to-life', 'kidnap'],
    words: 'graded Medium, though its category says that a life is at risk',
  },
  {
    id: 'high-without-risk',
    consequence: 'warn',
    grades: ['high'],
    notCategories: [...lifeAtRisk, 'firearms'],
    withoutSignals: riskOfLife,
    words: 'graded High, but neither category nor warning signals say that life is at risk',
  },
  {
    id: 'silent-high',
    consequence: 'warn',
    grades: ['high'],
    actions: ['SILENT'],
    words: 'graded High, but SILENT never sounds: somebody must be told by other means',
  },
]

const any = (of: readonly string[] | undefined, has: readonly string[]): boolean =>
  of === undefined || of.some((one) => has.includes(one))

/** Every way in which the grade of an entry and its risk do not agree; empty when they do. */
export function coherenceOf(entry: Judged): Finding[] {
  return coherenceRules.flatMap((rule) => {
    const holds =
      rule.grades.includes(entry.grade) &&
      any(rule.categories, [entry.category]) &&
      !rule.notCategories?.includes(entry.category) &&
      any(rule.signals, entry.warningSignals) &&
      !rule.withoutSignals?.some((signal) => entry.warningSignals.includes(signal)) &&
      any(rule.actions, [entry.action])
    if (!holds) return []
    const borne = entry.warningSignals.filter((signal) => rule.signals?.includes(signal))
    return [{ rule: rule.id, consequence: rule.consequence, words: rule.words.replace('{signals}', borne.join(', ')) }]
  })
}

/** What clashes, as against what only needs another's word. */
export const clashesOf = (entry: Judged): Finding[] =>
  coherenceOf(entry).filter(({ consequence }) => consequence !== 'authorise')
