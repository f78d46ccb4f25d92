import { createContext, use, useCallback, useState } from 'react'
import { useDesk } from '../desk-context.tsx'

const FormContext = createContext<string | null>(null)
/** Names the form, and the alarm it is about, for every field inside. */
export const FormProvider = FormContext.Provider
export const formName = (alarmId: string, act: string): string => `${alarmId}/${act}`

/** Like `useState`, for what a person types or chooses: it outlives a reload, a lost session and a look at another alarm. */
export function useDraft<T>(field: string, initial: T, fits: (value: unknown) => value is T) {
  const form = use(FormContext)
  const { drafts } = useDesk()
  const [value, setValue] = useState(() => {
    const kept = form === null ? undefined : drafts.read(form, field)
    return fits(kept) ? kept : initial
  })
  const change = useCallback(
    (next: T) => {
      setValue(next)
      if (form !== null) drafts.write(form, field, next)
    },
    [drafts, field, form],
  )
  return [value, change] as const
}

const isText = (value: unknown): value is string => typeof value === 'string'
export const useTextDraft = (field: string) => useDraft(field, '', isText)

/** Whether a value is one of these words. */
export const oneOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): value is T =>
    words.some((word) => word === value)
