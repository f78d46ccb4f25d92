import { type Theme, themes } from '#lib/core/theme.ts'

export { type Theme, themes }
export const themeKey = 'watchdesk.theme'
export const themeNames: Record<Theme, string> = { dark: 'Dark', light: 'Light', dim: 'Dim', system: 'As the system' }

/** The theme after this one, when one button goes round. */
export const nextTheme = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length] as Theme

/** Runs before the first paint, so that no page flashes in the wrong theme; private windows may refuse storage. */
export const themeScript = (fallback: Theme): string =>
  `try{var t=localStorage.getItem('${themeKey}')}catch(e){}document.documentElement.dataset.theme=${JSON.stringify(themes)}.includes(t)?t:'${fallback}'`
