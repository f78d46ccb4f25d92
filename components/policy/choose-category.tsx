import Link from 'next/link'
import { classNames } from '#components/ui/class-names.ts'

/** Which category to edit. */
export function ChooseCategory(props: {
  draftId: string
  categories: readonly { code: string; name: string }[]
  chosen: string | null
}) {
  const all = [...props.categories, { code: 'new', name: 'New category' }]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {all.map(({ code, name }) => (
        <li key={code}>
          <Link
            href={`/policy/drafts/${props.draftId}?category=${code}`}
            scroll={false}
            aria-current={code === props.chosen || undefined}
            className={classNames('text-link', code === props.chosen ? 'font-semibold' : 'underline')}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
