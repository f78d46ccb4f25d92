import { redirect } from 'next/navigation'
import { requireViewer } from '#lib/web/page.ts'
import { firstPlace } from '#lib/web/places.ts'

export default async function StartPage() {
  redirect(firstPlace(await requireViewer()))
}
