'use client'
import { BandMark } from '#components/band/band-mark.tsx'
import { useLive } from '#components/live/live-context.tsx'
import { useStore, useWhole } from '#components/live/use-store.ts'
import { useSettings } from '#components/settings/settings-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Empty } from '#components/ui/state.tsx'
import { Chip } from '#components/ui/tag.tsx'
import { useWatch } from '#components/watch/watch-context.tsx'
import { useDesk } from '../desk-context.tsx'
import type { KeyAct } from '../keys/key-map.ts'
import { shownKey } from '../keys/own-keys.ts'
import { filterNames, filters, isOccasional } from './filter.ts'
import { pillWords } from './frozen-order.ts'
import { QueueList } from './queue-list.tsx'

/** Chips, pill, rows and the line of keys. */
export function QueuePanel({ onHelp, onFind }: { onHelp: () => void; onFind: () => void }) {
  const { keys: mine } = useSettings().settings
  const { queue, person } = useDesk()
  const { filter, counts, hidden, waiting, standing, lows } = useWhole(queue.view)
  const onWatch = Boolean(useWatch()?.state.mine)
  const words = pillWords(waiting)
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-1.5 border-b border-line px-3">
        {filters
          .filter((one) => (one !== 'force' || person.forceId !== null) && (one !== 'areas' || onWatch))
          .filter((one) => !isOccasional(one) || counts[one] > 0 || filter === one)
          .map((one) => (
            <Chip key={one} pressed={filter === one} count={counts[one]} onClick={() => queue.setFilter(one)}>
              {filterNames[one]}
            </Chip>
          ))}
        {hidden.count > 0 && (
          <span className={`truncate text-sm ${hidden.urgent > 0 ? 'text-caution' : 'text-dim'}`}>
            {hidden.count} hidden{hidden.urgent > 0 && `, ${hidden.urgent} High/Medium`}
          </span>
        )}
        <span aria-live="polite" className="sr-only">
          {words ? `${words}. Press full stop to bring them in.` : ''}
        </span>
        {words && (
          <Button
            size="small"
            keyHint="."
            className="max-sm:-translate-x-1/2 ml-auto max-sm:absolute max-sm:bottom-4 max-sm:left-1/2 max-sm:z-10 max-sm:shadow-raised"
            onClick={queue.apply}
          >
            {words}
          </Button>
        )}
      </div>
      {standing.rows.length > 0 ? <QueueList /> : <NothingOpen />}
      {lows && lows.count > 0 && <Lows count={lows.count} shown={lows.shown} />}
      <footer className="flex h-7 shrink-0 items-center gap-x-3 overflow-hidden border-t border-line px-3 text-xs whitespace-nowrap text-dim max-sm:hidden">
        <span className="flex h-7 min-w-0 grow flex-wrap items-center gap-x-3 overflow-hidden leading-7">
          {footerKeys.map(([act, label]) => {
            const key = shownKey(act, mine)
            return (
              key && (
                <span key={act} className="flex items-center gap-1">
                  <Kbd>{key}</Kbd> {label}
                </span>
              )
            )
          })}
        </span>
        <button type="button" onClick={onFind} className="flex items-center gap-1 hover:text-ink">
          <Kbd>{shownKey('find', mine) ?? '⌕'}</Kbd> find
        </button>
        <button type="button" onClick={onHelp} className="flex items-center gap-1 hover:text-ink">
          <Kbd>?</Kbd> keys
        </button>
      </footer>
    </>
  )
}

const footerKeys = [
  ['next', 'next'],
  ['previous', 'previous'],
  ['acknowledge', 'acknowledge'],
  ['verify', 'verify'],
  ['deploy', 'deploy'],
  ['decline', 'no response'],
  ['close', 'outcome'],
  ['newestHigh', 'newest High'],
] as const satisfies readonly (readonly [KeyAct, string])[]

/** In a flood: how many Lows there are, in one line below the rows. */
function Lows({ count, shown }: { count: number; shown: boolean }) {
  const { queue } = useDesk()
  return (
    <button
      type="button"
      aria-expanded={shown}
      onClick={() => queue.showLows(!shown)}
      className="flex h-11 shrink-0 items-center gap-2.5 border-t border-line bg-raised px-3 text-left hover:bg-hover"
    >
      <BandMark band="low" />
      <b className="font-semibold">{count.toLocaleString('en-GB')} Low</b>
      <span className="text-dim">not acknowledged, counted while the flood lasts</span>
      <span className="ml-auto text-link underline">{shown ? 'hide' : 'show'}</span>
    </button>
  )
}

function NothingOpen() {
  const { desk } = useLive()
  const { queue } = useDesk()
  const filter = useStore(queue.view, (view) => view.filter)
  const trust = useStore(desk.link, (link) => link.trust)
  const open = useStore(desk.alarms, (live) => live.board.alarms.size)
  const button = open > 0 && <Button onClick={() => queue.setFilter('all')}>Show all open</Button>
  return (
    <div id="queue-list" tabIndex={-1} className="grid grow content-center outline-none">
      <Empty title={open > 0 ? `Nothing under “${filterNames[filter]}”` : 'No open alarms'} action={button}>
        {trust === 'LIVE' || trust === 'CONNECTING'
          ? 'New ones appear here by themselves, the most urgent first.'
          : 'The picture is not live: there may be alarms that have not reached this screen.'}
      </Empty>
    </div>
  )
}
