import { BandMark } from '#components/band/band-mark.tsx'
import { useWatch } from '#components/watch/watch-context.tsx'
import { bandNames, bands } from '#lib/alarms/band.ts'

/** What the symbols mean. */
export function Legend({ cameras, areas }: { cameras: boolean; areas: boolean }) {
  const watch = useWatch()
  return (
    <ul aria-label="Legend" className="map-legend keeps-colour">
      {bands
        .filter((band) => band !== 'log')
        .map((band) => (
          <li key={band}>
            <BandMark band={band} size={16} decorative />
            {bandNames[band]}
          </li>
        ))}
      <li>
        <span className="map-key map-key-stale" />
        last seen
      </li>
      <li>
        <span className="map-key" />
        unit free
      </li>
      <li>
        <span className="map-key map-key-going" />
        on the way
      </li>
      <li>
        <span className="map-key map-key-busy" />
        busy
      </li>
      {areas && watch?.state.mine && (
        <li>
          <span className="map-key map-key-elsewhere" />
          not your area
        </li>
      )}
      {areas && watch && (
        <li>
          <span className="map-key map-key-unwatched" />
          nobody watches
        </li>
      )}
      {cameras && (
        <li>
          <span className="map-key-silent" />
          camera silent
        </li>
      )}
    </ul>
  )
}
