import Link from 'next/link'
import { Notice } from '#components/shell/notice.tsx'

export default function Forbidden() {
  return (
    <Notice
      title="Your role may not open this"
      action={
        <Link href="/" className="text-link underline">
          Go to your first page
        </Link>
      }
    >
      <p>Nothing was changed. If you need this for your work, ask an administrator for the role that has it.</p>
    </Notice>
  )
}
