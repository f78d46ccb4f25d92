'use client'
import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { nextTheme, type Theme, themeKey, themeNames, themes } from './theme.ts'

const icons: Record<Theme, IconName> = { dark: 'moon', light: 'sun', dim: 'moon', system: 'screen' }

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
const present = (): Theme => {
  const set = document.documentElement.dataset.theme
  return themes.find((theme) => theme === set) ?? 'dark'
}

function choose(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(themeKey, theme)
  } catch {
    // A private window keeps nothing: the theme then lasts as long as the page.
  }
}

/** Goes round the themes and remembers the choice on this machine; `onChoose` may keep it elsewhere too. */
export function ThemeToggle({ onChoose }: { onChoose?: (theme: Theme) => void }) {
  const theme = useSyncExternalStore(subscribe, present, () => 'dark' as const)
  const next = nextTheme(theme)
  const name = `Theme: ${themeNames[theme]}. Change to ${themeNames[next]}`
  const press = () => {
    choose(next)
    onChoose?.(next)
  }
  return (
    <Button tone="bare" size="small" aria-label={name} title={name} onClick={press}>
      <Icon name={icons[theme]} />
    </Button>
  )
}
