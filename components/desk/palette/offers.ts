/** Something that can be done from the palette now. */
export interface Offer {
  id: string
  label: string
  /** As written on the key; null when it has none. */
  key: string | null
  run: () => void
}

const SHOWN = 8
const words = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean)

/** The offers whose words begin with what was typed, in their order; all when nothing is typed yet. */
export function offersFor(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = words(typed)
  return offers
    .filter(({ label }) => {
      const said = words(label)
      return wanted.every((part) => said.some((word) => word.startsWith(part)))
    })
    .slice(0, SHOWN)
}
