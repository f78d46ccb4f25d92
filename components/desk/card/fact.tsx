import type { Said } from './said.ts'

/** One line high in each of its states, so that nothing moves when the words come. */
export function Fact({ said }: { said: Said }) {
  if (said === 'missing') return <span className="text-caution">could not be fetched</span>
  if (said !== 'coming') return said.words
  return (
    <>
      <span aria-hidden="true" className="text-dim">
        …
      </span>
      <span className="sr-only">not known yet</span>
    </>
  )
}
