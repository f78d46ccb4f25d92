import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { AuditFilter } from '#components/audit/audit-filter.tsx'
import { AuditTable } from '#components/audit/audit-table.tsx'
import { ChainState } from '#components/audit/chain-state.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { readAudit } from '#lib/audit/commands.ts'
import { auditChoices, verifyNewestChain, verifyWholeChain } from '#lib/audit/queries.ts'
import { commandDeps } from '#lib/web/command-deps.ts'
import { requireViewer } from '#lib/web/page.ts'
import { queryOf, type SearchParams, sequenceOf, textOf } from '#lib/web/search-params.ts'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('audit:read')
  const params = await searchParams
  const filter = { action: textOf(params.action), actor: textOf(params.actor), object: textOf(params.object) }
  const before = sequenceOf(params.before)
  const deps = commandDeps()
  const read = await readAudit(deps, viewer, { ...filter, before })
  if (!read.ok) forbidden()
  const { rows, more } = read.value
  const [choices, newest] = await Promise.all([auditChoices(deps.db, viewer), verifyNewestChain(deps.db, viewer)])
  const oldest = rows.at(-1)
  const whole = params.verify === 'all'
  const chain = whole ? await verifyWholeChain(deps.db, viewer) : newest.state
  return (
    <PageFrame
      title="Audit"
      lead="Who did what to what, when and why. Entries cannot be changed; each carries the hash of the one before."
    >
      <ChainState
        total={newest.total}
        whole={whole}
        chain={
          chain.ok
            ? { ...chain, lastHash: Buffer.from(chain.lastHash).toString('hex') }
            : { ...chain, brokenAt: chain.brokenAt.toString() }
        }
      />
      <AuditFilter {...choices} {...filter} />
      {rows.length === 0 ? (
        <Empty title="No entry fits">Choose everything and everybody to see the newest.</Empty>
      ) : (
        <AuditTable lines={rows.map((row) => ({ ...row, seq: row.no.toString() }))} />
      )}
      {more && oldest && (
        <Link href={`/audit${queryOf({ ...filter, before: oldest.no.toString() })}`} className="text-link underline">
          Older entries
        </Link>
      )}
    </PageFrame>
  )
}
