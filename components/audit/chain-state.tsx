import { ErrorState } from '#components/ui/state.tsx'

type ChainStateProps = {
  chain:
    | { ok: true; count: number; lastHash: string }
    | { ok: false; count: number; brokenAt: string; cause: 'content' | 'link' }
}

const causes = {
  content: 'its content is not what was written',
  link: 'what came before it was removed or put in another order',
}

/** Whether every entry is as it was written. An auditor who notes count and hash can tell later that none was cut off. */
export function ChainState({ chain }: ChainStateProps) {
  if (!chain.ok) {
    return (
      <ErrorState title={`The audit was changed: it breaks at entry ${chain.brokenAt}`}>
        {chain.count.toLocaleString('en-GB')} entries before it are whole; at this one {causes[chain.cause]}. Tell the
        data protection officer and keep the database as it is.
      </ErrorState>
    )
  }
  return (
    <p role="status" className="text-dim">
      Chain verified: <b className="font-semibold text-ink">{chain.count.toLocaleString('en-GB')} entries</b>, newest
      hash <code className="font-mark text-sm">{chain.lastHash.slice(0, 16)}</code>
    </p>
  )
}
