'use client'
import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { highVolumeFloor } from '#lib/people/settings.ts'
import type { PatternName } from './score.ts'
import { useSound, useSoundView } from './sound-context.tsx'
import { faultWords } from './sound-fault.ts'

const samples: readonly { name: PatternName; label: string }[] = [
  { name: 'high', label: 'High' },
  { name: 'medium', label: 'Medium' },
  { name: 'low', label: 'Low' },
  { name: 'summary', label: 'Many at once' },
  { name: 'fault', label: 'System fault' },
]

/**
 * The sound check: how loud, what each pattern is like, and the person's own word that they heard it. A step of logging
 * on, and what the sound's state in the header opens. `onHeard` is called with the confirmation.
 */
export function SoundCheck({ onHeard }: { onHeard?: () => void }) {
  const sound = useSound()
  const { state, fault, volume, checkedMs, silencedUntilMs } = useSoundView((view) => view)
  const [tried, setTried] = useState(false)
  const words = fault && faultWords[fault]
  const id = useId()
  const play = (name: PatternName) => {
    setTried(true)
    void sound.test(name)
  }
  const confirm = () => {
    sound.confirm()
    onHeard?.()
  }
  return (
    <div className="grid gap-3">
      {state === 'off' && words && (
        <p className="border-l-2 border-danger pl-2">
          <b className="font-semibold text-danger">SOUND OFF.</b> {words.why}
        </p>
      )}
      {state === 'elsewhere' && (
        <p className="text-dim">Another window of this desk plays, so that nothing sounds twice.</p>
      )}
      <label htmlFor={id} className="flex items-center gap-3">
        <span>Volume</span>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={volume}
          onChange={(event) => sound.setVolume(Number(event.target.value))}
          className="min-h-control grow accent-[var(--focus)]"
        />
        <output className="w-12 text-right">{volume} %</output>
      </label>
      <p className="text-sm text-dim">
        A High is never quieter than {highVolumeFloor} %{' '}
        <abbr title="our own default, not a national standard">(policy)</abbr>. SILENT and Log only never sound.
      </p>
      <div className="flex flex-wrap gap-1.5">
        {samples.map(({ name, label }) => (
          <Button key={name} size="small" onClick={() => play(name)}>
            {label}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
        <Button tone="primary" blocked={tried ? null : 'Play a pattern first'} onClick={confirm}>
          I heard it
        </Button>
        <Button keyHint="x" onClick={sound.silence}>
          {silencedUntilMs === null ? 'Silence 30 s' : 'Silence again'}
        </Button>
        <span className="text-sm text-dim">
          {checkedMs === null ? 'Not checked at this desk yet.' : `Heard at ${londonTime(checkedMs)}.`}
        </span>
      </div>
      <p className="text-sm text-dim">
        Silencing acknowledges nothing, and a new High sounds all the same. A tab muted in the browser cannot be told
        from here: only your ear can.
      </p>
    </div>
  )
}
