const width = 96
const middle = width / 2

type TargetBarProps = { p50: number | null; p90: number | null; targetSec: number | null; faint: boolean }

/**
 * p50 and p90 against the target, which stands in the middle; what is not reached (null) is open to the end. Decoration:
 * the figures stand beside it.
 */
export function TargetBar({ p50, p90, targetSec, faint }: TargetBarProps) {
  if (targetSec === null) return null
  const length = (seconds: number) => Math.max(1, Math.min(width, (seconds / targetSec) * middle))
  return (
    <svg viewBox={`0 0 ${width} 14`} width={width} height={14} aria-hidden="true" opacity={faint ? 0.5 : 1}>
      <rect y={4} width={width} height={6} rx={1} fill="var(--bar-ground)" />
      {p90 === null ? (
        <rect x={0.5} y={4.5} width={width - 1} height={5} rx={1} fill="none" stroke="var(--bar)" />
      ) : (
        <rect y={4} width={length(p90)} height={6} rx={1} fill="var(--bar)" opacity={0.5} />
      )}
      {p50 !== null && <rect y={4} width={length(p50)} height={6} rx={1} fill="var(--bar)" />}
      <line x1={middle} x2={middle} y1={1} y2={13} stroke="var(--ink)" strokeWidth={1.25} />
    </svg>
  )
}
