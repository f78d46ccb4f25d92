import { answer } from '#lib/web/route.ts'
import { isSameOrigin } from '#lib/web/same-origin.ts'
import { signOut } from '#lib/web/sign-out.ts'

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403, { code: 'forbidden', message: 'Asked from another site' })
  const out = await signOut(request.headers, new Date())
  // What stands in the way is said where it can be put right.
  if (!out.ok) return new Response(null, { status: 303, headers: { location: '/handover?refused=sign-out' } })
  const response = new Response(null, { status: 303, headers: { location: '/sign-in' } })
  for (const cookie of out.value) response.headers.append('set-cookie', cookie)
  return response
}
