/** The times that the report is about, all from the moment the alarm was raised; the order is that of the lifecycle. */
export const measures = ['acknowledge', 'verify', 'decide', 'deploy', 'arrive', 'stop'] as const
export type Measure = (typeof measures)[number]

interface Words {
  name: string // in tables and in the CSV
  question: string
  done: string // `half ${done} within 24 s`
  target: boolean // the alarm policy says how soon
  /** What became of those that will not have it; null where everybody waits for it until it comes. */
  without: string | null
}

export const measureWords: Record<Measure, Words> = {
  acknowledge: {
    name: 'Acknowledge',
    question: 'How long until they were acknowledged?',
    done: 'were acknowledged',
    target: true,
    without: null,
  },
  verify: {
    name: 'Verify',
    question: 'How long until they were verified?',
    done: 'were verified',
    target: false,
    without: 'answered with their leader',
  },
  decide: {
    name: 'Decide',
    question: 'How long until it was decided?',
    done: 'were decided',
    target: true,
    without: 'answered with their leader',
  },
  deploy: {
    name: 'Deploy',
    question: 'How long until a unit was deployed?',
    done: 'had a unit deployed',
    target: true,
    without: 'answered without one',
  },
  arrive: {
    name: 'In the area',
    question: 'How long until a unit was in the area?',
    done: 'had a unit in the area',
    target: true,
    without: 'answered or closed without',
  },
  stop: {
    name: 'Stopped',
    question: 'How long until the vehicle was stopped?',
    done: 'were stopped',
    target: false,
    without: 'answered or closed without',
  },
}

/** Why a time is in no estimate; `inferred` ones are, and are counted because nobody gave them. */
export const exclusionKinds = ['zero', 'negative', 'missing', 'inferred'] as const
export type Exclusion = (typeof exclusionKinds)[number]

export const exclusionNames: Record<Exclusion, string> = {
  zero: 'Zero',
  negative: 'Negative',
  missing: 'Missing',
  inferred: 'From the stop',
}

/** Only that a unit was in the area follows from something else: from its stop. */
export const exclusionsOf = (measure: Measure): readonly Exclusion[] =>
  measure === 'arrive' ? exclusionKinds : exclusionKinds.filter((kind) => kind !== 'inferred')
