import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/sign-in/sign-in-form.tsx'
import { sessionViewer } from '#lib/access/queries.ts'
import { nextPath } from '#lib/web/next-path.ts'
import { signInRefusal } from '#lib/web/sign-in.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { next, refused } = await searchParams
  if (await sessionViewer(await headers())) redirect(nextPath(next))
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-[24rem] gap-5 rounded-lg border border-line bg-panel p-6">
        <div className="grid gap-1">
          <h1 className="text-2xl font-semibold">Watchdesk</h1>
          <p className="text-dim">Sign in to the control room’s desk.</p>
        </div>
        <SignInForm
          next={nextPath(next)}
          left={next === undefined}
          refusal={refused === undefined ? null : signInRefusal}
        />
        <p className="text-sm text-dim">Everything done here is recorded with your name.</p>
      </div>
    </main>
  )
}
