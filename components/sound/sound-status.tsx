'use client'
import dynamic from 'next/dynamic'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { useTicked } from '#components/ui/ticker.ts'
import { useSound, useSoundView } from './sound-context.tsx'
import { faultWords } from './sound-fault.ts'

const SoundCheck = dynamic(async () => (await import('./sound-check.tsx')).SoundCheck, { ssr: false })

/** Whether this desk can be heard, in words; when it cannot, with the way to bring it back. */
export function SoundStatus() {
  const sound = useSound()
  const { state, fault, silencedUntilMs, last } = useSoundView((view) => view)
  const words = fault && faultWords[fault]
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="sr-only">
        {state === 'off' && words ? `Sound off: ${words.short}` : ''}
      </span>
      <span
        data-sound={state}
        data-fault={fault ?? undefined}
        data-last={last ?? undefined}
        className="flex items-center text-sm"
      >
        <Popover
          title="Sound"
          label={
            state === 'off' && words ? (
              <span className="flex items-center gap-1 font-semibold text-danger">
                <Icon name="silence" />
                SOUND OFF<span className="font-normal max-2xl:sr-only">: {words.short}</span>
              </span>
            ) : silencedUntilMs !== null ? (
              <Silenced untilMs={silencedUntilMs} />
            ) : (
              <span className="flex items-center gap-1 text-dim">
                <Icon name="sound" />
                {state === 'elsewhere' ? 'Sound in another window' : 'Sound on'}
              </span>
            )
          }
        >
          <SoundCheck />
        </Popover>
      </span>
      {state === 'off' && words?.button && (
        <Button size="small" tone="danger" onClick={() => void sound.restore()}>
          {words.button}
        </Button>
      )}
    </span>
  )
}

function Silenced({ untilMs }: { untilMs: number }) {
  // The ticker only makes this look again; the moment itself is of this window's own clock.
  const seconds = useTicked(() => Math.max(0, Math.ceil((untilMs - performance.now()) / 1000)))
  return <span className="text-caution">Silenced {seconds} s</span>
}
