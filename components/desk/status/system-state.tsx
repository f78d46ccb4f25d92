'use client'
import type { ReactNode } from 'react'
import { canaryStand } from '#components/live/canary.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { ageSpoken } from '#components/ui/age.ts'
import { Icon } from '#components/ui/icon.tsx'
import { londonTime } from '#components/ui/london.ts'
import { Popover } from '#components/ui/popover.tsx'
import { useNow } from '#components/ui/ticker.ts'
import type { FeedHealth, ListHealth } from '#lib/realtime/contract.ts'
import { spanWords } from '../words.ts'
import { driftWords, systemWords } from './system-words.ts'

const tones = { quiet: 'text-dim', caution: 'text-caution', danger: 'font-semibold text-danger' } as const

/** The machinery behind the picture: a word in the header, everything known a press away. */
export function SystemState() {
  const { desk } = useLive()
  const link = useStore(desk.link, (state) => state)
  const { tone, words } = systemWords(link)
  return (
    <span data-system={tone} className="flex items-center">
      <span role="status" className="sr-only">
        {tone === 'quiet' ? '' : words}
      </span>
      <Popover
        title="What the picture rests on"
        label={
          <span className={`flex items-center gap-1 ${tones[tone]}`}>
            {tone !== 'quiet' && <Icon name={tone === 'danger' ? 'fault' : 'info'} />}
            <span className={tone === 'quiet' ? 'max-2xl:sr-only' : ''}>{words}</span>
            {tone === 'quiet' && <span className="2xl:hidden">System</span>}
          </span>
        }
      >
        <Details />
      </Popover>
    </span>
  )
}

function Details() {
  const { desk } = useLive()
  const { canary, canaryShownMs, health, driftMs, healed } = useStore(desk.link, (state) => state)
  const now = useNow()
  const { ageMs, endToEndMs, missed } = canaryStand(canary, now)
  const drift = driftWords(driftMs)
  return (
    <>
      <Part title="Canary">
        <p className={missed ? 'text-danger' : ''}>
          {ageMs === null ? 'None has come yet.' : `The last was sent ${ageSpoken(ageMs)} ago`}
          {endToEndMs !== null && ` and took ${spanWords(endToEndMs)} from the matcher’s door to the alarm log`}
          {canaryShownMs !== null && `, ${spanWords(canaryShownMs)} to this screen`}
          {ageMs !== null && '.'}
        </p>
        {canary && (
          <p className="text-sm text-dim">
            A synthetic read goes the whole way every {canary.everySec} s; none for {canary.missedAfterSec} s is a fault
            (policy).
          </p>
        )}
      </Part>
      <Part title="Feeds">
        {health?.feeds.length ? (
          <Rows
            rows={health.feeds.map((feed) => [
              feed.id,
              feed.name,
              feedWords(feed, now),
              feed.state !== 'ok' && feed.state !== 'never',
            ])}
          />
        ) : (
          <p className="text-dim">No source may send reads yet.</p>
        )}
      </Part>
      <Part title="Lists">
        {health?.lists.length ? (
          <Rows rows={health.lists.map((list) => [list.id, list.name, listWords(list, now), list.state !== 'fresh'])} />
        ) : (
          <p className="text-dim">There is no list yet.</p>
        )}
      </Part>
      <Part title="Clock and board">
        <p className={drift ? 'text-caution' : 'text-dim'}>
          {drift ?? 'This workstation’s clock is within 2 s of the server’s.'} Times on this screen are the server’s.
        </p>
        <p className="text-sm text-dim">
          {healed === 0
            ? 'After every reconnect this board was found equal to the server’s.'
            : `This board differed from the server’s ${healed === 1 ? 'once' : `${healed} times`} and was replaced; the fault is logged.`}
        </p>
      </Part>
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-1">
    <h3 className="text-sm font-medium text-dim">{title}</h3>
    {children}
  </section>
)

const Rows = ({ rows }: { rows: [id: string, name: string, words: string, fault: boolean][] }) => (
  <ul className="grid gap-0.5">
    {rows.map(([id, name, words, fault]) => (
      <li key={id} className="flex justify-between gap-3">
        <span className="truncate">{name}</span>
        <span className={`shrink-0 text-sm ${fault ? 'text-caution' : 'text-dim'}`}>{words}</span>
      </li>
    ))}
  </ul>
)

function feedWords({ state, lastReceivedAt, delaySec }: FeedHealth, now: number): string {
  if (lastReceivedAt === null) return 'has not sent yet'
  const at = Date.parse(lastReceivedAt)
  if (state === 'silent') return `SILENT since ${londonTime(at)}`
  if (state === 'slow') return `SLOW: reads come ${delaySec} s late`
  return `last read ${ageSpoken(Math.max(0, now - at))} ago`
}

const listNames: Record<ListHealth['state'], string> = { fresh: '', late: 'LATE: ', old: 'OLD: ' }
const listWords = ({ state, refreshedAt }: ListHealth, now: number): string =>
  `${listNames[state]}renewed ${ageSpoken(Math.max(0, now - Date.parse(refreshedAt)))} ago`
