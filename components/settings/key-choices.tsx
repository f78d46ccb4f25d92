'use client'
import Link from 'next/link'
import { type KeyboardEvent, useState } from 'react'
import { type KeyAct, keyActs } from '#components/desk/keys/key-map.ts'
import { changeable, characterOf, takenBy } from '#components/desk/keys/own-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox, TextInput } from '#components/ui/field.tsx'
import { useSettings } from './settings-context.tsx'

/** The characters of the desk's acts: press one in a field to change it, Backspace to have none. */
export function KeyChoices() {
  const { settings, change } = useSettings()
  const { keys } = settings
  const [refused, setRefused] = useState<{ act: KeyAct; words: string } | null>(null)

  const press = (act: KeyAct, event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey || key === 'Tab') return
    const wanted = key === 'Backspace' || key === 'Delete' ? '' : key.toLowerCase()
    if (wanted.length > 1 || wanted === ' ') return
    event.preventDefault()
    const taken = wanted === '' ? undefined : takenBy(wanted, act, keys)
    if (taken) {
      setRefused({
        act,
        words: `${wanted.toUpperCase()} already means “${keyActs[taken].label}”: change that one first.`,
      })
      return
    }
    setRefused(null)
    change({ keys: { own: { ...keys.own, [act]: wanted } } })
  }
  return (
    <div className="grid gap-3">
      <Checkbox checked={keys.on} onChange={({ target }) => change({ keys: { on: target.checked } })}>
        Single characters act on the desk (arrows, Enter and Escape always do)
      </Checkbox>
      {keys.on && (
        <ul className="grid max-w-[64rem] grid-cols-3 gap-x-8 gap-y-1 max-lg:grid-cols-2 max-sm:grid-cols-1">
          {changeable.map((act) => (
            <li key={act}>
              <label htmlFor={`key-${act}`} className="flex items-center gap-3">
                <span className="grow">{keyActs[act].label}</span>
                <TextInput
                  id={`key-${act}`}
                  className="w-14! text-center font-mark"
                  value={characterOf(act, keys).toUpperCase()}
                  readOnly
                  aria-invalid={refused?.act === act || undefined}
                  onKeyDown={(event) => press(act, event)}
                />
              </label>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="min-h-6 text-sm text-danger">
        {refused?.words}
      </p>
      <p className="flex items-center gap-4 text-sm">
        <Button size="small" onClick={() => change({ keys: { on: true, own: {} } })}>
          The usual keys
        </Button>
        <Link href="/settings/keys" className="text-link underline">
          A sheet to print
        </Link>
      </p>
    </div>
  )
}
