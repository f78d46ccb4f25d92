import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import type { Permission } from '../access/permission.ts'
import { currentSession, type ViewerSession } from '../access/queries.ts'
import { can, type Viewer } from '../access/viewer.ts'

/** The session of the page being rendered; strangers are sent to sign in. */
export async function requireSession(): Promise<ViewerSession> {
  const session = await currentSession(await headers())
  if (!session) redirect('/sign-in')
  return session
}

/** The signed-in person of the page being rendered; others are sent to sign in, or answered 403 without `permission`. */
export async function requireViewer(permission?: Permission): Promise<Viewer> {
  const { viewer } = await requireSession()
  if (permission && !can(viewer, permission)) forbidden()
  return viewer
}
