'use client'
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useState } from 'react'
import type { Trust } from '#components/live/connection.ts'
import { LiveProvider, useLive } from '#components/live/live-context.tsx'
import { useStore, useWhole } from '#components/live/use-store.ts'
import { SoundProvider } from '#components/sound/sound-context.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { WatchProvider } from '#components/watch/watch-context.tsx'
import { WatchNotices } from '#components/watch/watch-notices.tsx'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import type { WatchActions } from '#lib/watch/command-input.ts'
import { Card } from './card/card.tsx'
import { bringPanels } from './card/panels.ts'
import { DeskProvider, useDesk, usePlace } from './desk-context.tsx'
import type { DeskProps } from './desk-props.ts'
import { useDeskWorld } from './desk-world.tsx'
import { focusQueue, useDeskKeys } from './keys/use-desk-keys.ts'
import { MapPane } from './map-pane.tsx'
import type { Place } from './place.ts'
import { QueuePanel } from './queue/queue-panel.tsx'
import { PageState } from './status/page-state.tsx'
import { TrustNotice } from './status/trust-notice.tsx'
import { useKeptPlace } from './status/use-kept-place.ts'
import { AttentionStrip } from './strip/attention-strip.tsx'
import { useMapBeside } from './use-width.ts'
import { openMapWindow } from './windows/open-map-window.ts'

const loadPalette = () => import('./palette/desk-palette.tsx')
const loadKeyHelp = () => import('./keys/key-help.tsx')
const loadSoundCheck = () => import('#components/sound/sound-check.tsx')
const loadCardFacts = () => import('./card/card-facts.tsx')
const loadMisreads = () => import('./card/misread-traces.tsx')
const DeskPalette = dynamic(loadPalette, { ssr: false })
const KeyHelp = dynamic(loadKeyHelp, { ssr: false })

/** After the picture is live, what the first load left out comes by itself: no key waits for it, or fails when the line is cut. */
function useBringLater(): void {
  const live = useStore(useLive().desk.link, isLive)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        bringPanels()
        for (const load of [loadCardFacts, loadPalette, loadKeyHelp, loadSoundCheck, loadMisreads])
          load().catch(() => undefined)
      },
      live ? bringAfterLiveMs : bringAnywayMs,
    )
    return () => clearTimeout(timer)
  }, [live])
}

const isLive = ({ trust }: { trust: Trust }) => trust === 'LIVE'
const bringAfterLiveMs = 2_000
const bringAnywayMs = 20_000

/** The operator's desk: queue, alarm, map, one picture of the world on all three. */
export function Desk(props: DeskProps & { watchActions: WatchActions }) {
  const { snapshot, units, serverNow, build, viewer } = props
  const cleared = viewer.permissions.includes('alarm:read-restricted')
  return (
    <LiveProvider start={{ snapshot, cleared, units, serverNow, build }}>
      <WatchProvider start={props.watch} actions={props.watchActions}>
        <SoundProvider person={viewer}>
          <DeskProvider props={props}>
            <DeskScreen tiles={props.tiles} />
          </DeskProvider>
        </SoundProvider>
      </WatchProvider>
    </LiveProvider>
  )
}

/** Queue, alarm and map, from whatever world stands around them. */
export function DeskScreen({ tiles }: Pick<DeskProps, 'tiles'>) {
  const [help, setHelp] = useState(false)
  const [detail, setDetail] = useState<AlarmDetail | null>(null)
  const { practice } = useDeskWorld()
  const view = usePlace((place) => place.view)
  const beside = useMapBeside()
  const elsewhere = useWhole(useDesk().windows.mapElsewhere)
  const openHelp = useCallback(() => setHelp(true), [])
  const [finding, setFinding] = useState(false)
  const openFind = useCallback(() => setFinding(true), [])
  const keys = useDeskKeys({ onHelp: openHelp, onFind: openFind })
  useKeptPlace()
  useBringLater()
  return (
    <main className="flex h-full min-h-0 flex-col bg-panel" data-view={view}>
      <h1 className="sr-only">Desk</h1>
      <button
        type="button"
        onClick={focusQueue}
        className="sr-only focus:not-sr-only focus:absolute focus:z-1000 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        Go to the queue
      </button>
      <PageState />
      <AttentionStrip />
      <TrustNotice />
      <WatchNotices />
      <ViewTabs parts={['queue', 'card', 'map']} className="lg:hidden" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of queue and card; every one has a control too */}
      <div
        onKeyDown={keys}
        className={classNames(
          'grid min-h-0 grow grid-cols-1 lg:grid-cols-[minmax(0,1.1fr)_minmax(26rem,1fr)]',
          !elsewhere && 'min-[100rem]:grid-cols-[minmax(0,45rem)_minmax(0,35rem)_minmax(0,1fr)]',
        )}
      >
        <section
          aria-label="Queue"
          className={classNames(
            'relative flex min-h-0 flex-col border-line lg:border-r',
            view !== 'queue' && 'max-lg:hidden',
          )}
        >
          <QueuePanel onHelp={openHelp} onFind={openFind} />
        </section>
        <div
          className={classNames(
            'flex min-h-0 min-w-0 flex-col min-[100rem]:contents',
            view === 'queue' && 'max-lg:hidden',
          )}
        >
          <ViewTabs parts={['card', 'map']} className="max-lg:hidden min-[100rem]:hidden" />
          <section
            id="desk-card"
            aria-label="Alarm"
            tabIndex={-1}
            className={classNames(
              'flex min-h-0 min-w-0 grow flex-col border-line outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--focus)] min-[100rem]:border-r',
              view === 'map' && 'max-[99.99rem]:hidden',
            )}
          >
            <Card onSightings={setDetail} />
          </section>
          <div
            className={classNames(
              'relative min-h-0 min-w-0 grow',
              (elsewhere || view !== 'map') && 'max-[99.99rem]:hidden',
              elsewhere && 'hidden',
            )}
          >
            {!elsewhere && beside !== null && (beside || view === 'map') && (
              <MapPane tiles={tiles} sightings={detail} onOwnWindow={practice ? undefined : openMapWindow} />
            )}
          </div>
        </div>
      </div>
      {finding && <DeskPalette onHelp={openHelp} onClose={() => setFinding(false)} />}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </main>
  )
}

const views: Record<Place['view'], string> = { queue: 'Queue', card: 'Alarm', map: 'Map' }

/** Where not all fits side by side: which part is shown. */
function ViewTabs({ parts, className }: { parts: readonly Place['view'][]; className: string }) {
  const { place } = useDesk()
  const view = usePlace((now) => now.view)
  // With the queue beside it, the alarm is what is shown unless the map is.
  const shown = parts.includes(view) ? view : 'card'
  return (
    <nav
      aria-label="Parts of the desk"
      className={classNames('flex h-10 shrink-0 items-center gap-1 border-b border-line px-3', className)}
    >
      {parts.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={shown === one}
          onClick={() => place.show(one)}
          className={classNames(
            'min-h-[calc(var(--control)-0.125rem)] rounded-md px-3 text-sm max-lg:min-h-8 max-lg:grow',
            shown === one ? 'bg-raised font-medium text-ink' : 'text-dim hover:bg-hover hover:text-ink',
          )}
        >
          {views[one]}
        </button>
      ))}
    </nav>
  )
}
