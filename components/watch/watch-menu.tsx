'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { areaWords } from './area-words.ts'
import type { LogOnProps } from './log-on.tsx'
import { useWatch } from './watch-context.tsx'

// Dialogs weigh more than the rest of the desk needs to come up.
const LogOn = dynamic(() => import('./log-on.tsx'), { ssr: false })
const MyWatch = dynamic(() => import('./my-watch.tsx'), { ssr: false })

type WatchMenuProps = Omit<LogOnProps, 'onClose'> & {
  /** Opens the log-on by itself for somebody who is not on watch: one window of a desk does. */
  asks: boolean
}

/** Where this person is on watch, in the line above every page; its button leads to every act of watch-keeping. */
export function WatchMenu({ asks, ...props }: WatchMenuProps) {
  const watch = useWatch()
  const mine = watch?.state.mine ?? null
  const [open, setOpen] = useState<'log-on' | 'mine' | null>(
    asks && watch && mine === null && watch.state.desks.length > 0 ? 'log-on' : null,
  )
  if (!watch || watch.state.desks.length === 0) return null
  const close = () => setOpen(null)
  return (
    <>
      {mine ? (
        <Button size="small" aria-haspopup="dialog" className="max-w-72" onClick={() => setOpen('mine')}>
          <span className="truncate">
            {mine.deskName}{' '}
            <span className="text-dim">{mine.onBreakSince ? 'on a break' : areaWords(watch.state, mine.areaIds)}</span>
          </span>
        </Button>
      ) : (
        <Button size="small" aria-haspopup="dialog" onClick={() => setOpen('log-on')}>
          Log on at a desk
        </Button>
      )}
      {open === 'log-on' && <LogOn {...props} onClose={close} />}
      {open === 'mine' && mine && <MyWatch mine={mine} onAreas={() => setOpen('log-on')} onClose={close} />}
    </>
  )
}
