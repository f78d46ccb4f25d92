'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmAct } from '#components/people/confirm-act.tsx'
import { Button } from '#components/ui/button.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { toast } from '#components/ui/toast-store.ts'
import type { ListActions } from '#lib/hotlists/keeping/command-input.ts'
import type { ListToKeep } from '#lib/hotlists/keeping/list-to-keep.ts'
import { TokenShown } from './token-shown.tsx'

interface MachineTokenProps {
  list: Pick<ListToKeep, 'id' | 'name' | 'fed' | 'tokenMadeAt'>
  actions: Pick<ListActions, 'makeToken' | 'revokeToken'>
}

/** The token of the machine that feeds a list: made, shown once, replaced, revoked. */
export function MachineToken({ list: { id: hotlistId, name, fed, tokenMadeAt }, actions }: MachineTokenProps) {
  const [asked, setAsked] = useState<'make' | 'revoke'>()
  const [token, setToken] = useState<string>()
  const router = useRouter()
  const close = () => setAsked(undefined)
  const made =
    tokenMadeAt && ` with a token made ${londonDay(tokenMadeAt.getTime())}, ${londonMinute(tokenMadeAt.getTime())}`
  return (
    <section aria-labelledby="machine" className="grid max-w-[68rem] gap-2 border-t border-line pt-4">
      <h2 id="machine" className="text-lg font-semibold">
        Machine feed
      </h2>
      <p className="text-dim">
        {fed ? `A machine may write this list${made ?? ''}.` : 'No machine may write it.'} Files go to{' '}
        <code className="font-mark text-sm break-all">PUT /v1/hotlists/{hotlistId}</code> on the matcher.
      </p>
      <p className="flex gap-2">
        <Button onClick={() => setAsked('make')}>{fed ? 'Replace the token' : 'Make a token'}</Button>
        {fed && <Button onClick={() => setAsked('revoke')}>Revoke it</Button>}
      </p>
      {asked === 'make' && (
        <ConfirmAct
          title={`New token for ${name}`}
          verb="Make the token"
          act={() => actions.makeToken({ hotlistId })}
          onClose={close}
          onDone={(value) => {
            close()
            setToken(value.token)
          }}
        >
          {fed
            ? 'The token that the machine has now stops working at once: it is refused until it has the new one.'
            : 'Whoever holds the token may replace every entry of this list.'}
        </ConfirmAct>
      )}
      {asked === 'revoke' && (
        <ConfirmAct
          title={`Revoke the token of ${name}`}
          verb="Revoke"
          danger
          act={() => actions.revokeToken({ hotlistId })}
          onClose={close}
          onDone={() => {
            close()
            toast('The token is revoked.', { tone: 'ok' })
            router.refresh()
          }}
        >
          The machine is refused at once. What it has sent stays; the list ages until somebody renews it.
        </ConfirmAct>
      )}
      {token && (
        <TokenShown
          name={name}
          token={token}
          onClose={() => {
            setToken(undefined)
            router.refresh()
          }}
        />
      )}
    </section>
  )
}
