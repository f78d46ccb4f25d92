import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { permissionWords } from '#lib/access/permission-words.ts'
import { type Role, roleNames } from '#lib/access/role.ts'
import { requireViewer } from '#lib/web/page.ts'
import { placesOf } from '#lib/web/places.ts'

export const metadata: Metadata = { title: 'Your role' }

/** What is still missing for a role, said openly. */
const missing: Partial<Record<Role, string>> = {
  officer: 'The officer’s phone view (respond, en route, in area, outcome) is not part of this version.',
  investigator: 'Searching reads for an investigation, with its authorisations, is not part of this version.',
}

export default async function RolePage() {
  const viewer = await requireViewer()
  const note = missing[viewer.role]
  const places = placesOf(viewer)
  return (
    <PageFrame title={viewer.name} lead={`${roleNames[viewer.role]}. This is what your role may do in this version.`}>
      {note && <p className="max-w-[80ch]">{note}</p>}
      <ul className="grid list-disc gap-1 pl-5">
        {[...viewer.permissions].map((permission) => (
          <li key={permission}>You may {permissionWords[permission]}.</li>
        ))}
      </ul>
      {places.length > 0 && (
        <p>
          Your pages:{' '}
          {places.map(({ href, name }, index) => (
            <span key={href}>
              {index > 0 && ', '}
              <Link href={href} className="text-link underline">
                {name}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </PageFrame>
  )
}
