import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

const box =
  'w-full rounded-md border border-edge bg-raised px-2.5 py-1 text-base text-ink placeholder:text-faint aria-invalid:border-danger'

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do; marks the control as invalid. */
  error?: ReactNode
  /** Draws the control with what ties it to label, hint and error. */
  children: (tie: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** Label, hint and error around one control. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const said = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-dim">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': said || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="flex items-center gap-1.5 text-sm text-danger">
          <Icon name="fault" />
          {error}
        </p>
      )}
    </div>
  )
}

/** A line of text. */
export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input type="text" {...rest} className={classNames(box, 'min-h-control', className)} />
}

/** Several lines of text. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...rest} className={classNames(box, className)} />
}

/** One of many: the browser's own list, which every keyboard, phone and screen reader knows. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select {...rest} className={classNames(box, 'min-h-control appearance-none pr-8', className)}>
        {children}
      </select>
      <Icon name="chevron" className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-dim" />
    </span>
  )
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { children: ReactNode }

/** Yes or no, with its words as the target. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames('flex min-h-control items-center gap-2.5 text-base', className)}>
      <input type="checkbox" {...rest} className="size-4 shrink-0 accent-primary" />
      <span>{children}</span>
    </label>
  )
}
