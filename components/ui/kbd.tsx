import { classNames } from './class-names.ts'

/** A key as it is printed on a control or in a help line; `on` says what it lies on. */
export function Kbd({ children, on = 'ground' }: { children: string; on?: 'ground' | 'primary' }) {
  return (
    <kbd
      className={classNames(
        'inline-block min-w-4 rounded-md px-1 text-center font-mark text-[0.6875rem] leading-[1.0625rem]',
        on === 'primary' ? 'bg-primary-key text-primary-ink' : 'bg-line text-ink',
      )}
    >
      {children}
    </kbd>
  )
}
