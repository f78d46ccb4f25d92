/** What a source's confidence is taken for, as people see it. */
export interface SourceWorth {
  id: string
  name: string
  enabled: boolean
  /** Unchecked; null is the usual. */
  calibration: unknown
  /** When it was learnt; null when it is the usual or somebody set it. */
  learntAt: Date | null
  /** From how many verdicts. */
  learntFrom: number | null
  /** Verdicts before this do not count. */
  countsFrom: Date | null
  /** Verdicts there are by now. */
  verdicts: number
}
