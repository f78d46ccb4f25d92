'use client'
import { useRouter } from 'next/navigation'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import type { ListActions } from '#lib/hotlists/keeping/command-input.ts'
import type { ListToKeep } from '#lib/hotlists/keeping/list-to-keep.ts'

interface ArchiveButtonProps {
  list: Pick<ListToKeep, 'id' | 'name' | 'standing'>
  archive: ListActions['archive']
}

/** The end of a list, offered once nothing stands on it. */
export function ArchiveButton({ list: { id, name, standing }, archive }: ArchiveButtonProps) {
  const router = useRouter()
  return (
    <section
      aria-labelledby="archive"
      className="grid max-w-[68rem] justify-items-start gap-2 border-t border-line pt-4"
    >
      <h2 id="archive" className="text-lg font-semibold">
        End of the list
      </h2>
      {standing > 0 ? (
        <p className="text-dim">
          {standing === 1 ? 'One entry stands' : `${standing.toLocaleString('en-GB')} entries stand`} on it. Withdraw
          them by hand, or all at once by a delta that withdraws each; then it can be archived.
        </p>
      ) : (
        <ReasonButton
          label="Archive the list"
          title={`Archive ${name}`}
          hint="Kept in the audit."
          words={{ leave: 'Keep it', act: 'Archive it' }}
          tone="danger"
          act={(reason) => archive({ hotlistId: id, reason })}
          said={`${name} is archived.`}
          onDone={() => router.push('/hotlists')}
        >
          It takes no more entries and its machine is shut out. Its history and its alarms stay.
        </ReasonButton>
      )}
    </section>
  )
}
