import { BandMark } from '#components/band/band-mark.tsx'
import { bandNames, bands } from '#lib/alarms/band.ts'

/** What the symbols mean. */
export function Legend({ cameras }: { cameras: boolean }) {
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
      {cameras && (
        <li>
          <span className="map-key-silent" />
          camera silent
        </li>
      )}
    </ul>
  )
}
