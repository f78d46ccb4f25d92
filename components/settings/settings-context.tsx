'use client'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { themeKey } from '#components/ui/theme.ts'
import { toast } from '#components/ui/toast-store.ts'
import { type PersonSettings, type SaveSettingsAction, type SettingsChange, withChange } from '#lib/people/settings.ts'

interface SettingsValue {
  settings: PersonSettings
  /** Takes effect at once and is kept on the server; said when it could not be. */
  change: (change: SettingsChange) => void
}

const SettingsContext = createContext<SettingsValue | null>(null)

/** A person's settings for every page of the console; looks are put on the page itself. */
export function SettingsProvider(props: { start: PersonSettings; save: SaveSettingsAction; children: ReactNode }) {
  const { start, save, children } = props
  const [settings, setSettings] = useState(start)
  const { theme, density } = settings.look
  const unsent = useRef<Promise<unknown>>(Promise.resolve())

  useEffect(() => {
    if (!theme) return
    document.documentElement.dataset.theme = theme
    try {
      localStorage.setItem(themeKey, theme)
    } catch {
      // A private window keeps nothing: the server does.
    }
  }, [theme])
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])

  const change = useCallback(
    (wanted: SettingsChange) => {
      setSettings((now) => withChange(now, wanted))
      // One after the other: the last one pressed is the last one kept.
      unsent.current = unsent.current.then(() => keep(save, wanted))
    },
    [save],
  )
  return <SettingsContext value={{ settings, change }}>{children}</SettingsContext>
}

async function keep(save: SaveSettingsAction, wanted: SettingsChange): Promise<void> {
  try {
    const answer = await save(wanted)
    if (!answer.ok) toast(answer.refusal.message, { tone: 'caution' })
  } catch {
    toast('The setting holds on this screen, but the server was not reached: it is not kept.', { tone: 'caution' })
  }
}

export function useSettings(): SettingsValue {
  const value = use(SettingsContext)
  if (!value) throw new Error('useSettings outside of SettingsProvider')
  return value
}
