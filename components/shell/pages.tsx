import Link from 'next/link'

/** Which page of how many, with the ways to the neighbours. `hrefOf` gets a page number from 1. */
export function Pages({ page, last, hrefOf }: { page: number; last: number; hrefOf: (page: number) => string }) {
  if (last <= 1) return null
  return (
    <nav aria-label="Pages of this table" className="flex items-center gap-4">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} className="text-link underline">
          Previous
        </Link>
      )}
      <span className="text-dim">
        Page {page} of {last}
      </span>
      {page < last && (
        <Link href={hrefOf(page + 1)} className="text-link underline">
          Next
        </Link>
      )}
    </nav>
  )
}
