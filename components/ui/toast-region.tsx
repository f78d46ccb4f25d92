'use client'
import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { dismissToast, presentToasts, subscribeToToasts, type ToastMessage, type ToastTone } from './toast-store.ts'

const none: readonly ToastMessage[] = []
const looks: Record<ToastTone, { icon: IconName; colour: string }> = {
  plain: { icon: 'info', colour: 'text-dim' },
  ok: { icon: 'check', colour: 'text-ok' },
  caution: { icon: 'info', colour: 'text-caution' },
  danger: { icon: 'fault', colour: 'text-danger' },
}

/** Where `toast(…)` appears; once per page, always present so that screen readers watch it. */
export function ToastRegion() {
  const messages = useSyncExternalStore(subscribeToToasts, presentToasts, () => none)
  return (
    <section
      aria-label="Messages"
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-1200 max-sm:top-2 max-sm:right-2 max-sm:bottom-auto max-sm:left-2"
    >
      <ul aria-live="polite" className="ml-auto grid max-w-[28rem] gap-2">
        {messages.map(({ id, text, tone, action }) => (
          <li
            key={id}
            className="pointer-events-auto flex items-center gap-3 rounded-md border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-raised"
          >
            <Icon name={looks[tone].icon} className={looks[tone].colour} />
            <p className="grow">{text}</p>
            {action && (
              <Button
                size="small"
                keyHint={action.keyHint}
                onClick={() => {
                  action.run()
                  dismissToast(id)
                }}
              >
                {action.label}
              </Button>
            )}
            <Button tone="bare" size="small" aria-label={`Dismiss: ${text}`} onClick={() => dismissToast(id)}>
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
