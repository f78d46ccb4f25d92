import { type Theme, themeScript } from './theme.ts'

/** First child of `<head>` or `<body>`: sets `data-theme` before anything is painted. `<html>` needs suppressHydrationWarning. */
export function ThemeScript({ fallback = 'dark', nonce }: { fallback?: Theme; nonce?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, no input reaches it
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript(fallback) }} suppressHydrationWarning />
}
