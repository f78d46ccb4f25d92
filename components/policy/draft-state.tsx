import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Tag } from '#components/ui/tag.tsx'

interface DraftFacts {
  state: string
  basedOn: number
  editors: readonly string[]
  changedAt: Date
  effectiveAt: Date | null
  decidedAt: Date | null
  decidedBy: string | null
  decisionReason: string | null
  version: number | null
}
const when = (at: Date) => `${londonDay(at.getTime())}, ${londonMinute(at.getTime())}`
const words: Record<string, string> = {
  draft: 'Being written',
  submitted: 'Waits for approval',
  approved: 'Approved',
  refused: 'Refused',
  discarded: 'Discarded',
}

/** Where a draft stands and who had a hand in it. */
export function DraftState({ draft }: { draft: DraftFacts }) {
  const { state, basedOn, editors, changedAt, effectiveAt, decidedAt, decidedBy, decisionReason, version } = draft
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Tag tone={state === 'submitted' ? 'caution' : state === 'approved' ? 'ok' : 'plain'}>{words[state]}</Tag>
      <span>
        From version {basedOn}, written by {editors.join(', ')}, last changed {when(changedAt)}.
        {effectiveAt && ` Wished in force from ${when(effectiveAt)}.`}
        {decidedAt &&
          ` ${words[state]} by ${decidedBy}, ${when(decidedAt)}${decisionReason ? `: “${decisionReason}”` : ''}.`}
        {version && ` It is version ${version}.`}
      </span>
    </p>
  )
}
