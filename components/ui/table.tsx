import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

type TableProps = {
  caption: ReactNode
  captionHidden?: boolean
  /** On a phone each row is a block instead of a line to scroll along; its cells need a `label`. */
  stacks?: boolean
  children: ReactNode
}

/** A plain table with its caption; children are `<thead>` and `<tbody>`. Wide ones scroll by themselves. */
export function Table({ caption, captionHidden, stacks, children }: TableProps) {
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1). It holds what stands absolutely inside it, such as
    // words for screen readers: else those widen the whole page on a phone.
    <section
      className="relative overflow-x-auto"
      aria-label={typeof caption === 'string' ? caption : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
    >
      <table className={classNames('w-full border-collapse text-base', stacks && 'stacks')}>
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-base font-semibold'}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}

type CellProps = { number?: boolean }

/** A heading cell; `number` aligns with the figures below it. */
export function Th({ number, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(
        'border-b border-line-strong px-3 py-1.5 text-sm font-medium text-dim',
        number ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

/**
 * A cell; `number` is set flush right so that digits stand under digits. `label` repeats its heading where a phone shows
 * none; whoever listens hears the heading itself.
 */
export function Td({
  number,
  label,
  className,
  children,
  ...rest
}: ComponentProps<'td'> & CellProps & { label?: string }) {
  return (
    <td {...rest} className={classNames('border-b border-line px-3 py-1.5', number && 'text-right', className)}>
      {label && (
        <span aria-hidden="true" className="block text-sm font-normal text-dim md:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  )
}
