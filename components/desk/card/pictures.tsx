import dynamic from 'next/dynamic'
import { useState } from 'react'
import { PlateDiff } from '#components/plate/plate-diff.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { londonTime } from '#components/ui/london.ts'
import { useTicked } from '#components/ui/ticker.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Sighting } from '#lib/alarms/detail.ts'
import { useDeskWorld } from '../desk-world.tsx'
import { spanWords } from '../words.ts'
import { explained } from './explanation.ts'
import { Fact } from './fact.tsx'
import { found, strongestOf } from './found.ts'
import { matchWords } from './match-words.ts'
import type { DetailState } from './use-detail.ts'

const PictureViewer = dynamic(() => import('./picture-viewer.tsx'), { ssr: false })

type Kind = Sighting['images'][number]

/** The newest sighting's pictures beside what was read and what is listed. The frames keep their place while empty. */
export function Pictures({ alarm, state }: { alarm: Alarm; state: DetailState }) {
  const { detail } = state
  const sighting = detail?.sightings[0]
  const read = sighting ?? alarm.lastSighting
  const match = strongestOf(detail?.matches ?? [], read.readId)
  const { sentence } = explained(match)
  const words = matchWords(alarm, state)
  const fetched = detail !== null || state.fault === null
  const entry = detail?.entries.find(({ id }) => id === match?.entryId) ?? detail?.entries[0]
  const listed = entry?.vrm ?? alarm.vrm
  const calm = found(detail?.sightings ?? []).filter(({ odd }) => !odd)
  const told = [sentence, ...calm.map(({ words }) => `${words}.`)].filter(Boolean).join(' ')
  return (
    <section
      aria-label="Picture and comparison"
      className="mt-3 grid grid-cols-1 gap-3 min-[480px]:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]"
    >
      <figure>
        <Picture
          kind="overview"
          sighting={sighting}
          fetched={fetched}
          alt={`Vehicle at ${read.cameraName}, ${londonTime(read.capturedAt)}`}
          className="aspect-video"
        />
        <figcaption className="mt-1 text-xs text-dim">
          {read.cameraName} {read.direction} · {londonTime(read.capturedAt)}
        </figcaption>
      </figure>
      <div className="min-w-0">
        <Picture
          kind="plate"
          sighting={sighting}
          fetched={fetched}
          alt={`Plate as photographed, read as ${read.vrm}`}
          className="aspect-[4/1]"
        />
        <p className="mt-1.5">
          <PlateDiff read={read.vrm} listed={listed} />
        </p>
        <dl className="mt-1.5 grid grid-cols-[5rem_1fr] gap-x-2 text-sm">
          <dt className="text-dim">Match</dt>
          <dd>{words.match}</dd>
          <dt className="text-dim">Runner-up</dt>
          <dd>
            <Fact said={words.runnersUp} />
          </dd>
          <dt className="text-dim">Camera</dt>
          <dd>
            <Fact said={words.camera} />
          </dd>
          <dt className="text-dim">Delay</dt>
          <dd>{spanWords(Date.parse(read.receivedAt) - Date.parse(read.capturedAt))}</dd>
        </dl>
      </div>
      {told && <p className="text-sm text-dim min-[480px]:col-span-2">{told}</p>}
    </section>
  )
}

interface PictureProps {
  kind: Kind
  sighting: Sighting | undefined
  /** Whether what is known of the sighting was fetched or is on its way. */
  fetched: boolean
  alt: string
  className: string
}

const names: Record<Kind, string> = { plate: 'plate picture', overview: 'picture' }
/** After this a camera that sends pictures would have sent it. */
const lateAfterMs = 120_000

function Picture({ kind, sighting, fetched, alt, className }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const [large, setLarge] = useState(false)
  const late = useTicked((now) => Number(sighting !== undefined && now - Date.parse(sighting.receivedAt) > lateAfterMs))
  const { imageUrl } = useDeskWorld()
  const source = sighting?.images.includes(kind) ? imageUrl(sighting.readId, kind) : null
  const frame = classNames('block w-full overflow-hidden rounded-md border border-line bg-ground', className)
  if (!source || broken === source) {
    return (
      <span className={classNames(frame, 'hatched grid! place-items-center text-sm text-dim')} data-image={kind}>
        {broken === source && source
          ? 'The picture could not be loaded'
          : sighting
            ? `No ${names[kind]} ${late ? 'came' : 'yet'}`
            : fetched
              ? ''
              : `Whether there is a ${names[kind]} could not be fetched`}
      </span>
    )
  }
  return (
    <>
      <button type="button" className={frame} onClick={() => setLarge(true)} title="Larger, with zoom and contrast">
        {/* biome-ignore lint/performance/noImgElement: pictures come from our own route, once, as they are */}
        <img
          src={source}
          alt={alt}
          data-image={kind}
          className="size-full object-contain"
          onError={() => setBroken(source)}
        />
      </button>
      {large && <PictureViewer source={source} alt={alt} onClose={() => setLarge(false)} />}
    </>
  )
}
