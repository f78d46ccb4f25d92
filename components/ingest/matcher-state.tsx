import { ErrorState } from '#components/ui/state.tsx'
import { Tag } from '#components/ui/tag.tsx'

interface MatcherStateProps {
  health: {
    ok: boolean
    reasons: readonly string[]
    index?: { size?: number; ageSeconds: number | null }
    queue?: { waiting: number; limit: number }
    outbox?: { waiting: number | null; oldestAt: string | null }
    web?: string
  } | null
}

/** The matcher as it describes itself; nothing is inferred when it does not answer. */
export function MatcherState({ health }: MatcherStateProps) {
  if (!health) {
    return (
      <ErrorState title="The matcher does not answer">
        Senders keep what it has not acknowledged and send it again; nothing acknowledged is lost. If it stays away,
        tell the system’s keeper.
      </ErrorState>
    )
  }
  // Figures that covert entries move are told to the cleared only; for the others the lines are not there.
  const forCleared: [string, number | null | undefined][] = [
    ['Marks in the index', health.index?.size],
    ['Matches waiting for the desk', health.outbox?.waiting],
  ]
  const facts: [string, string | undefined][] = [
    ...forCleared.flatMap(([name, n]): [string, string][] => (n == null ? [] : [[name, n.toLocaleString('en-GB')]])),
    ['Index age', health.index?.ageSeconds == null ? undefined : `${health.index.ageSeconds} s`],
    ['Reads waiting to be stored', health.queue && `${health.queue.waiting} of at most ${health.queue.limit}`],
    ['Link to the desk', health.web],
  ]
  return (
    <section aria-labelledby="matcher" className="grid gap-2">
      <h2 id="matcher" className="flex items-center gap-3 text-lg font-semibold">
        Matcher {health.ok ? <Tag tone="ok">able to work</Tag> : <Tag tone="danger">{health.reasons.join(', ')}</Tag>}
      </h2>
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-dim">{name}</dt>
            <dd>{value ?? 'not said'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
