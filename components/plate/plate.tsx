import { classNames } from '#components/ui/class-names.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import { Characters } from './characters.tsx'
import { spelled } from './spelling.ts'

const sizes = {
  row: 'px-1.5 py-1 text-[0.9375rem]',
  large: 'px-3 py-2 text-[1.625rem] rounded-md',
  phone: 'px-3 py-3 text-[2.5rem] rounded-md',
}

type PlateProps = {
  mark: string
  /** Yellow for the selected alarm and on the card; elsewhere neutral, so that a list stays calm. */
  yellow?: boolean
  size?: keyof typeof sizes
  className?: string
}

/** A registration mark as on its plate, spaced, with stroked nought; spelled out for screen readers. */
export function Plate({ mark, yellow = false, size = 'row', className }: PlateProps) {
  return (
    <span
      className={classNames(
        'keeps-colour inline-block rounded-sm border text-center font-mark leading-none tracking-[0.02em] whitespace-pre',
        yellow ? 'border-plate-edge bg-plate font-bold text-plate-ink' : 'border-edge text-ink',
        sizes[size],
        className,
      )}
    >
      <span aria-hidden="true">
        <Characters>{displayMark(mark)}</Characters>
      </span>
      <span className="sr-only">{spelled(mark)}</span>
    </span>
  )
}
