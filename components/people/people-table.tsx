import { londonDay, londonMinute } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { roleNames } from '#lib/access/role.ts'
import type { PeopleActions } from '#lib/people/command-input.ts'
import type { PersonRow } from '#lib/people/person-row.ts'
import type { Force } from './person.ts'
import { PersonActs } from './person-acts.tsx'

interface PeopleTableProps {
  people: readonly PersonRow[]
  forces: readonly Force[]
  viewerId: string
  actions: Omit<PeopleActions, 'add'>
}

/** Everybody who may sign in, or could once, with the ways to change that. */
export function PeopleTable({ people, forces, viewerId, actions }: PeopleTableProps) {
  return (
    <Table caption="People" captionHidden>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Email</Th>
          <Th>Role</Th>
          <Th>Force</Th>
          <Th>Cleared for SILENT</Th>
          <Th>State</Th>
          <Th number>Last seen</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} className={person.disabled ? 'text-dim' : undefined}>
            <Td className="font-medium">{person.name}</Td>
            <Td>{person.email}</Td>
            <Td>{roleNames[person.role]}</Td>
            <Td>{person.forceName ?? <span className="text-dim">none</span>}</Td>
            <Td>{person.cleared ? 'Yes' : <span className="text-dim">No</span>}</Td>
            <Td>
              <State person={person} />
            </Td>
            <Td number className="whitespace-nowrap">
              {person.seenAt ? (
                <RelativeAge since={person.seenAt.toISOString()} />
              ) : (
                <span className="text-dim">never</span>
              )}
            </Td>
            <Td className="text-right">
              <PersonActs person={person} forces={forces} isViewer={person.id === viewerId} actions={actions} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function State({ person: { disabled, lockedUntil } }: { person: PersonRow }) {
  if (!disabled && !lockedUntil) return 'May sign in'
  return (
    <span className="flex flex-wrap gap-1">
      {disabled && <Tag tone="danger">Disabled</Tag>}
      {lockedUntil && (
        <Tag tone="caution">
          Locked until {londonDay(lockedUntil.getTime())}, {londonMinute(lockedUntil.getTime())}
        </Tag>
      )}
    </span>
  )
}
