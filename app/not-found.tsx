import Link from 'next/link'
import { Notice } from '#components/shell/notice.tsx'

export default function NotFound() {
  return (
    <Notice
      title="There is no such page"
      action={
        <Link href="/" className="text-link underline">
          Go to your first page
        </Link>
      }
    >
      <p>The address may be mistyped, or what it named is gone.</p>
    </Notice>
  )
}
