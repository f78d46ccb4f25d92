'use client'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import type { TrustSourceAction } from '#lib/hotlists/entries/command-input.ts'

interface SourceAuthorityProps {
  list: { id: string; name: string; source: string; authorisedAtSource: boolean }
  /** Of people who may say so; the others read it. */
  trust: TrustSourceAction | null
}

/** Who authorises the Highs that a list's files bring, and the change of it. */
export function SourceAuthority({ list: { id, name, source, authorisedAtSource }, trust }: SourceAuthorityProps) {
  const change = authorisedAtSource
    ? {
        label: 'Have them authorised here',
        title: `Authorise Highs of ${name} here`,
        said: `Highs of ${name} are authorised here from the next file on.`,
        act: 'Authorise here',
        follows:
          'From the next file on its Highs are live at once and owed a second person’s authorisation within the policy’s time.',
      }
    : {
        label: 'Its source authorises them',
        title: `Trust ${source} for the Highs of ${name}`,
        said: `Highs of ${name} count as authorised by their source from the next file on.`,
        act: 'Trust the source',
        follows: `From the next file on nobody here is asked about its Highs: ${source} answers for them. What waits already goes on waiting.`,
      }
  return (
    <section aria-labelledby="authority" className="grid justify-items-start gap-2">
      <h2 id="authority" className="text-lg font-semibold">
        Highs of its files
      </h2>
      <p className="text-dim">
        {authorisedAtSource
          ? `${source} authorises them before they are sent; nobody here is asked.`
          : 'They are live at once; a second person here authorises them within the policy’s time, with one justification for a file.'}
      </p>
      {trust && (
        <ReasonButton
          label={change.label}
          title={change.title}
          hint="Kept in the audit. What does it rest on?"
          words={{ leave: 'Leave it', act: change.act }}
          tone="primary"
          act={(reason) => trust({ hotlistId: id, authorisedAtSource: !authorisedAtSource, reason })}
          said={change.said}
        >
          {change.follows}
        </ReasonButton>
      )}
    </section>
  )
}
