export interface VehicleDescription {
  make?: string
  model?: string
  colour?: string
}

export interface DescriptionConflict {
  kind: 'description-conflict'
  differences: { of: 'make' | 'model' | 'colour'; read: string; entry: string }[]
  words: string
}

/** Colours that cameras and lists call by each other's name, at night above all (policy). */
const NEAR_COLOURS = [
  'SILVER GREY GRAY WHITE',
  'GREY GRAY BLACK',
  'BLUE BLACK',
  'RED MAROON ORANGE BURGUNDY',
  'GOLD YELLOW BEIGE BROWN BRONZE',
  'GREEN TURQUOISE BLUE',
]
const MAKES: Record<string, string> = {
  VW: 'VOLKSWAGEN',
  MERC: 'MERCEDES',
  'MERCEDES-BENZ': 'MERCEDES',
  'MERCEDES BENZ': 'MERCEDES',
  LANDROVER: 'LAND ROVER',
  'RANGE ROVER': 'LAND ROVER',
  CHEVY: 'CHEVROLET',
}
const UNTOLD = new Set(['', 'UNKNOWN', 'NOT KNOWN', 'OTHER', 'MULTICOLOURED', 'N/A', '-'])

/** What the camera saw against what is listed; undefined when nothing contradicts, or nothing was told. */
export function descriptionConflict(
  read: VehicleDescription,
  entry: VehicleDescription,
): DescriptionConflict | undefined {
  const differences: DescriptionConflict['differences'] = []
  const add = (of: 'make' | 'model' | 'colour', same: (a: string, b: string) => boolean) => {
    const seen = plain(read[of])
    const listed = plain(entry[of])
    if (!UNTOLD.has(seen) && !UNTOLD.has(listed) && !same(seen, listed))
      differences.push({ of, read: seen, entry: listed })
  }
  add('make', (a, b) => (MAKES[a] ?? a) === (MAKES[b] ?? b))
  // Models are named to different depths ("GOLF", "GOLF GTI TDI"): one within the other agrees.
  add('model', (a, b) => a.includes(b) || b.includes(a))
  add(
    'colour',
    (a, b) => a === b || NEAR_COLOURS.some((near) => near.split(' ').includes(a) && near.split(' ').includes(b)),
  )
  if (differences.length === 0) return undefined
  const words = `${differences.map(({ of, read: seen, entry: listed }) => `${of} seen ${seen}, listed ${listed}`).join('; ')}.`
  return { kind: 'description-conflict', differences, words }
}

const plain = (value: string | undefined): string =>
  (value ?? '').trim().toUpperCase().replace(/\s+/g, ' ').slice(0, 60)
