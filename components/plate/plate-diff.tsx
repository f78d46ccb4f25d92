import { classNames } from '#components/ui/class-names.ts'
import { alignMarks, type Place } from './alignment.ts'
import { Characters } from './characters.tsx'
import { spelled } from './spelling.ts'

const looks: Record<Place['state'], string> = {
  same: '',
  'look-alike': 'border-b-2 border-caution text-caution',
  different: 'border-b-2 border-danger font-bold text-danger',
  missing: 'border-b-2 border-danger text-danger',
  extra: 'border-b-2 border-danger font-bold text-danger',
  wildcard: 'border-b-2 border-dotted border-dim text-dim',
}

function Side({ places, side }: { places: readonly Place[]; side: 'read' | 'listed' }) {
  return (
    <span aria-hidden="true" className="font-mark text-ink">
      {places.map((place, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is its position
          key={at}
          className={classNames('inline-block min-w-[1ch] text-center', looks[place.state])}
        >
          <Characters>{place[side] || '·'}</Characters>
        </span>
      ))}
    </span>
  )
}

/** Where the two differ, in words. */
function words(places: readonly Place[]): string {
  const odd = places.filter((place) => place.state !== 'same')
  if (odd.length === 0) return 'The same'
  return odd.map(({ read, listed }) => `${listed || 'nothing'} read as ${read || 'nothing'}`).join(', ')
}

/** Read and listed mark one beside the other, what differs underlined in both: look-alikes mildly, others strongly. */
export function PlateDiff({ read, listed }: { read: string; listed: string }) {
  const places = alignMarks(read, listed)
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3 text-base text-dim">
      <span className="whitespace-nowrap">
        read <Side places={places} side="read" />
      </span>
      <span className="whitespace-nowrap">
        listed <Side places={places} side="listed" />
      </span>
      <span className="sr-only">
        Read {spelled(read)}, listed {spelled(listed)}. {words(places)}.
      </span>
    </span>
  )
}
