import { Notice } from '#components/shell/notice.tsx'

export default function Unauthorized() {
  return (
    <Notice
      title="Your session has ended"
      action={
        <a href="/sign-in" className="text-link underline">
          Sign in again
        </a>
      }
    >
      <p>Nothing was changed by your last act. Sign in again and check whether it is still to be done.</p>
    </Notice>
  )
}
