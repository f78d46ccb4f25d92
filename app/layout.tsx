import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ThemeScript } from '#components/ui/theme-script.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Watchdesk', template: '%s · Watchdesk' },
  description: 'The control-room desk for real-time ANPR alarms',
}
export const viewport: Viewport = { colorScheme: 'dark light', themeColor: '#10151b' }

/** Every page is rendered for its request: each carries the nonce of its own scripts (lib/web/security-headers.ts). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
  return (
    <html lang="en-GB" suppressHydrationWarning>
      <body>
        <ThemeScript nonce={nonce} />
        {children}
      </body>
    </html>
  )
}
