'use client'
import Link from 'next/link'
import { useCallback, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { Empty, Stale } from '#components/ui/state.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { FeedRow } from '#lib/alarms/feed/feed-row.ts'
import { type FeedFilter, fits } from '#lib/alarms/feed/filter.ts'
import { FeedTable } from './feed-table.tsx'
import { withRows } from './shown-rows.ts'
import { useFeed } from './use-feed.ts'

interface LiveFeedProps {
  rows: readonly FeedRow[]
  more: boolean
  filter: FeedFilter
  live: boolean
  /** The feed's sequence just before these lines were read. */
  since: number
  /** The filter as a query, '' when there is none. */
  query: string
  asAt: string
}

/** The feed as it goes by: it holds still while somebody points at it or is inside it with the keyboard. */
export function LiveFeed({ rows: first, more, filter, live, since, query, asAt }: LiveFeedProps) {
  const [rows, setRows] = useState<readonly FeedRow[]>(first)
  const [waiting, setWaiting] = useState<readonly FeedRow[]>([])
  const held = useRef(false)
  const [holding, setHolding] = useState(false)

  const take = useCallback(
    (come: FeedRow[]) => {
      const own = come.filter((row) => fits(row, filter))
      if (own.length === 0) return
      if (held.current) setWaiting((before) => withRows(before, own))
      else setRows((before) => withRows(before, own))
    },
    [filter],
  )
  const link = useFeed(live, since, take)
  const hold = (on: boolean) => {
    held.current = on
    setHolding(on)
    if (!on) apply()
  }
  const apply = () => {
    setWaiting((come) => {
      if (come.length > 0) setRows((before) => withRows(before, come))
      return []
    })
  }
  const last = rows.at(-1)
  const older = last && `${query ? `${query}&` : '?'}before=${Date.parse(last.takenAt)}_${last.id}`

  return (
    <section aria-label="Matches" className="grid gap-3">
      <div className="flex min-h-control flex-wrap items-center gap-3 text-sm" role="status">
        {live ? <LinkTag link={link} holding={holding} /> : <Tag>OLDER LINES</Tag>}
        {waiting.length > 0 && (
          <Button size="small" onClick={apply}>
            {waiting.length} new
          </Button>
        )}
        {!live && (
          <Link href={`/feed${query}`} className="text-link underline">
            To the newest
          </Link>
        )}
      </div>
      {live && link === 'lost' && (
        <Stale asAt={londonTime(last ? (rows[0]?.takenAt ?? asAt) : asAt)}>
          The line to the server is down. Nothing is lost: what comes meanwhile is shown when it is back.
        </Stale>
      )}
      {live && link === 'behind' && (
        <Stale
          asAt={londonTime(asAt)}
          action={
            <Link href={`/feed${query}`} className="text-link underline">
              Load again
            </Link>
          }
        >
          More came than can be shown line by line.
        </Stale>
      )}
      {rows.length === 0 ? (
        <Empty title="Nothing in the feed fits">
          Lines appear here by themselves when a vehicle of a feed-only category is read. Try fewer filters.
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at the lines only keeps them still
        <div
          onMouseEnter={() => hold(true)}
          onMouseLeave={() => hold(false)}
          onFocus={() => hold(true)}
          onBlur={() => hold(false)}
        >
          <FeedTable rows={rows} />
        </div>
      )}
      {older && (more || rows.length > first.length) && (
        <Link href={`/feed${older}`} className="text-link underline">
          Older
        </Link>
      )}
    </section>
  )
}

function LinkTag({ link, holding }: { link: string; holding: boolean }) {
  if (link === 'connecting') return <Tag>CONNECTING</Tag>
  if (link !== 'live') return <Tag tone="danger">LOST</Tag>
  return holding ? <Tag tone="caution">PAUSED while you are in the list</Tag> : <Tag tone="ok">LIVE</Tag>
}
