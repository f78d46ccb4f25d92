import { classNames } from './class-names.ts'

type BarProps = {
  /** May be negative: then the bar is hatched. */
  value: number
  /** What fills the whole length. */
  max: number
  className?: string
}

/** One value as a length; the figure itself stands beside it in words, so this is decoration. */
export function Bar({ value, max, className }: BarProps) {
  const share = max > 0 ? Math.min(1, Math.abs(value) / max) : 0
  return (
    <span aria-hidden="true" className={classNames('keeps-colour block h-1.5 rounded-sm bg-bar-ground', className)}>
      <span
        className={classNames('block h-full rounded-sm', value < 0 ? 'hatched border border-bar' : 'bg-bar')}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  )
}

/** A named value: words, bar, signed figure, in one line; lines of a list align. */
export function BarLine({ words, value, max }: { words: string; value: number; max: number }) {
  return (
    <div className="grid grid-cols-[minmax(0,13rem)_1fr_3.25rem] items-center gap-2.5 py-0.5 text-sm">
      <span className="truncate" title={words}>
        {words}
      </span>
      <Bar value={value} max={max} />
      <b className="text-right font-normal">{signed(value)}</b>
    </div>
  )
}

/** `+420`, `−13`, `0`: with the true minus sign, as wide as the plus. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')
