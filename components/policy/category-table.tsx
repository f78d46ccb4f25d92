import { BandMark } from '#components/band/band-mark.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { CategoryContent } from '#lib/alarms/policies/content.ts'
import { categoryWords } from '#lib/alarms/policies/words.ts'

const guidance = ['cause', 'consequence', 'whatIsThis', 'whatToDo', 'whoToCall', 'escalation'] as const

/** What each category asks for, with its guidance within one press. */
export function CategoryTable({ categories }: { categories: readonly CategoryContent[] }) {
  return (
    <Table caption="Categories">
      <thead>
        <tr>
          <Th>Category</Th>
          <Th>Grade High</Th>
          <Th>Medium</Th>
          <Th>Low</Th>
          <Th number>Harm</Th>
          <Th>Misread marks</Th>
          <Th>Guidance</Th>
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <tr key={category.code} className="align-top">
            <Td className="whitespace-nowrap">
              {category.name}
              <span className="block text-sm text-dim">{category.code}</span>
            </Td>
            {category.feedOnly ? (
              <Td colSpan={3}>
                <Tag>Feed only: no alarm, no sound</Tag>
              </Td>
            ) : (
              [category.bandHigh, category.bandMedium, category.bandLow].map((band, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the three columns keep their places
                <Td key={at}>
                  <BandMark band={band} />
                </Td>
              ))
            )}
            <Td number>{category.harmWeight}</Td>
            <Td className="whitespace-nowrap text-sm">{tolerance(category)}</Td>
            <Td>
              <details>
                <summary className="cursor-pointer text-link">{category.cause || 'Guidance'}</summary>
                <dl className="mt-2 grid max-w-[80ch] grid-cols-[8rem_1fr] gap-x-3 gap-y-1 text-sm">
                  {guidance.map((part) => (
                    <div key={part} className="contents">
                      <dt className="text-dim">{categoryWords[part]}</dt>
                      <dd>{category[part] || 'none'}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const percent = (share: number | undefined) => (share === undefined ? 'never' : `from ${Math.round(share * 100)} %`)

function tolerance({ matchPolicy, feedOnly }: CategoryContent): string {
  if (feedOnly) return 'record'
  const { raiseAt, possibleAt } = matchPolicy?.tolerant ?? {}
  return `raised ${percent(raiseAt)}, POSSIBLE ${percent(possibleAt)}`
}
