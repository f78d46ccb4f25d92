import { nextPath } from '#lib/web/next-path.ts'
import { answer } from '#lib/web/route.ts'
import { isSameOrigin } from '#lib/web/same-origin.ts'
import { Credentials, signIn, signInRefusal } from '#lib/web/sign-in.ts'

/** Takes the form as JSON from its script and, where no script runs, as a form that is answered by a redirect. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403, { code: 'forbidden', message: 'Asked from another site' })
  const plain = !request.headers.get('content-type')?.startsWith('application/json')
  const body = await readBody(request, plain)
  const next = nextPath(body?.next)
  const credentials = Credentials.safeParse(body)
  const cookies = credentials.success ? await signIn(credentials.data, request.headers, new Date()) : null
  const response = plain
    ? new Response(null, {
        status: 303,
        headers: { location: cookies ? next : `/sign-in?refused=1&next=${encodeURIComponent(next)}` },
      })
    : cookies
      ? answer(200, { next })
      : answer(401, { code: 'unauthenticated', message: signInRefusal })
  for (const cookie of cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

async function readBody(request: Request, plain: boolean): Promise<Record<string, unknown> | null> {
  try {
    return plain ? Object.fromEntries(await request.formData()) : await request.json()
  } catch {
    return null
  }
}
