import Link from 'next/link'
import { AgeTag } from '#components/hotlists/age-tag.tsx'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { flagWords, healthFlags } from '#lib/alarms/list-health/flag.ts'
import type { HealthRow } from '#lib/alarms/list-health/health-row.ts'
import { interval95 } from '#lib/core/interval95.ts'

const HOUR_MS = 3_600_000
const percent = (share: number) => `${Math.round(share * 100)} %`

/** One row a list, by owner; every figure that is not 0 leads to what is behind it. */
export function HealthTable({ rows, asAt }: { rows: readonly HealthRow[]; asAt: Date }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-4 text-sm text-dim">
        <span>As at {londonTime(asAt.getTime())}; counted anew at most once a minute.</span>
        <a href="/hotlists/health/health.csv" download className="text-link underline">
          CSV
        </a>
        <Link href="/hotlists/tasks" className="text-link underline">
          Corrections
        </Link>
        <Link href="/hotlists/notes" className="text-link underline">
          Protective notes
        </Link>
      </p>
      <Table caption="Health of lists" captionHidden>
        <thead>
          <tr>
            <Th>List</Th>
            <Th>Owner and contact</Th>
            <Th>Age</Th>
            <Th number>Behind</Th>
            <Th number>Live</Th>
            {healthFlags.map((flag) => (
              <Th key={flag} number title={flagWords[flag].meaning}>
                {flagWords[flag].name}
              </Th>
            ))}
            <Th number>Misreads of judged</Th>
            <Th number>Corrections</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} asAt={asAt} />
          ))}
        </tbody>
      </Table>
      <dl className="grid grid-cols-[12rem_1fr] gap-x-3 gap-y-0.5 text-sm text-dim">
        {healthFlags.map((flag) => (
          <div key={flag} className="contents">
            <dt>{flagWords[flag].name}</dt>
            <dd>{flagWords[flag].meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Row({ row, asAt }: { row: HealthRow; asAt: Date }) {
  const lagH = (asAt.getTime() - row.refreshedAt.getTime()) / HOUR_MS - row.expectedRefreshHours
  const range = interval95(row.misreads, row.verdicts)
  return (
    <tr className="align-top">
      <Td>
        <Link href={`/hotlists?list=${encodeURIComponent(row.id)}`} className="text-link underline">
          {row.name}
        </Link>
        <span className="block text-sm text-dim">{row.forceName}</span>
      </Td>
      <Td>
        {row.owner || <Tag tone="danger">no owner</Tag>}
        <span className="block text-sm text-dim">{row.contact || <Tag tone="danger">no contact</Tag>}</span>
      </Td>
      <Td>
        <AgeTag refreshedAt={row.refreshedAt} expectedRefreshHours={row.expectedRefreshHours} at={asAt} />
        <span className="block text-sm text-dim">
          <RelativeAge since={row.refreshedAt.toISOString()} />
        </span>
      </Td>
      <Td number>{lagH > 0 ? `${lagH.toFixed(1)} h` : 'in time'}</Td>
      <Td number>{row.live.toLocaleString('en-GB')}</Td>
      {healthFlags.map((flag) => (
        <Td key={flag} number>
          {row.flags[flag] === 0 ? (
            <span className="text-faint">0</span>
          ) : (
            <Link
              href={`/hotlists/health?list=${encodeURIComponent(row.id)}&show=${flag}`}
              aria-label={`${flagWords[flag].name} of ${row.name}: ${row.flags[flag]}`}
              className="text-link underline"
            >
              {row.flags[flag].toLocaleString('en-GB')}
            </Link>
          )}
        </Td>
      ))}
      <Td number className={row.verdicts < 10 ? 'text-faint' : ''}>
        {range ? `${row.misreads} of n = ${row.verdicts} (${percent(range.low)}–${percent(range.high)})` : 'n = 0'}
      </Td>
      <Td number>
        {row.openTasks === 0 ? (
          <span className="text-faint">0</span>
        ) : (
          <Link href={`/hotlists/tasks?list=${encodeURIComponent(row.id)}`} className="text-link underline">
            {row.openTasks}
          </Link>
        )}
        {row.oldestTaskAt && (
          <span className="block text-sm text-dim">
            oldest <RelativeAge since={row.oldestTaskAt.toISOString()} />
          </span>
        )}
      </Td>
    </tr>
  )
}
