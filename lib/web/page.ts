import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import type { Permission } from '../access/permission.ts'
import { sessionViewer } from '../access/queries.ts'
import { can, type Viewer } from '../access/viewer.ts'

/** The signed-in person of the page being rendered; others are sent to sign in, or answered 403 without `permission`. */
export async function requireViewer(permission?: Permission): Promise<Viewer> {
  const viewer = await sessionViewer(await headers())
  if (!viewer) redirect('/sign-in')
  if (permission && !can(viewer, permission)) forbidden()
  return viewer
}
