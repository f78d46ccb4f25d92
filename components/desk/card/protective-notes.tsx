import { Plate } from '#components/plate/plate.tsx'
import { londonDay } from '#components/ui/london.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'

/** What must be read before anything else: somebody with this mark, or one like it, was stopped in error before. */
export function ProtectiveNotes({ detail }: { detail: AlarmDetail }) {
  if (detail.notes.length === 0) return null
  return (
    <section aria-label="Protective note" className="mt-2.5 grid gap-2">
      {detail.notes.map(({ id, vrm, make, model, colour, words, madeAt, madeByName, untilAt }) => (
        <div key={id} className="rounded-md border border-caution-line bg-caution-ground px-3 py-2">
          <p className="flex flex-wrap items-center gap-2">
            <b className="font-semibold text-caution">CHECK FIRST</b> <Plate mark={vrm} />
            <span>{[colour, make, model].filter(Boolean).join(' ')}</span>
          </p>
          <p className="mt-1">{words}</p>
          <p className="mt-1 text-sm text-dim">
            {madeByName}, {londonDay(madeAt)}; stands until {londonDay(untilAt)}.
            {vrm !== detail.alarm.vrm && ' The mark differs from this alarm’s by look-alike characters only.'}
          </p>
        </div>
      ))}
    </section>
  )
}
