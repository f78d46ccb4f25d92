import { ErrorState } from '#components/ui/state.tsx'

type ChainStateProps = {
  chain:
    | { ok: true; count: number; lastHash: string }
    | { ok: false; count: number; brokenAt: string; cause: 'content' | 'link' }
  total: number
  /** Whether the chain was checked from its first entry. */
  whole: boolean
}

const causes = {
  content: 'its content is not what was written',
  link: 'what came before it was removed or put in another order',
}
const figure = (n: number) => n.toLocaleString('en-GB')

/** Whether entries are as they were written. An auditor who notes count and hash can tell later that none was cut off. */
export function ChainState({ chain, total, whole }: ChainStateProps) {
  if (!chain.ok) {
    return (
      <ErrorState title={`The audit was changed: it breaks at entry ${chain.brokenAt}`}>
        {figure(chain.count)} entries before it were checked and fit; at this one {causes[chain.cause]}. Tell the data
        protection officer and keep the database as it is.
      </ErrorState>
    )
  }
  const all = whole || chain.count === total
  return (
    <p role="status" className="text-dim">
      Chain verified: {!all && 'the newest '}
      <b className="font-semibold text-ink">{figure(chain.count)} entries</b>
      {!all && ` of ${figure(total)}`}, newest hash{' '}
      <code className="font-mark text-sm">{chain.lastHash.slice(0, 16)}</code>
      {!all && (
        <>
          .{' '}
          <a href="/audit?verify=all" className="text-link underline">
            Verify all of them
          </a>
        </>
      )}
    </p>
  )
}
