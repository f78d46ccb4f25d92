import { type Band, bandNames } from '#lib/alarms/band.ts'
import { bandShapes } from './band-shape.ts'

type BandMarkProps = {
  band: Band
  /** In pixels; 24 in queues, 20 in running text. */
  size?: number
  /** The words stand beside it already: hide it from screen readers. */
  decorative?: boolean
}

/** The priority band as shape, letter and colour, named in words. */
export function BandMark({ band, size = 24, decorative = false }: BandMarkProps) {
  const { path, letter, letterY } = bandShapes[band]
  return (
    <svg
      role="img"
      aria-label={bandNames[band]}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className="keeps-colour shrink-0"
      aria-hidden={decorative}
    >
      <path d={path} fill={`var(--${band})`} />
      <text
        x="12"
        y={letterY}
        textAnchor="middle"
        fill={`var(--${band}-ink)`}
        className="font-mark text-[11px] font-bold"
      >
        {letter}
      </text>
    </svg>
  )
}
