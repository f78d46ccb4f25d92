import type { LonLat } from '#lib/core/geo.ts'

/** Lakes as a middle line and a width: from general knowledge, to give the map its feel. */
export const lakeLines: readonly { name: string; widthM: number; line: readonly LonLat[] }[] = [
  {
    name: 'Windermere',
    widthM: 1000,
    line: [
      [-2.963, 54.422],
      [-2.948, 54.4],
      [-2.932, 54.37],
      [-2.94, 54.34],
      [-2.95, 54.31],
      [-2.953, 54.282],
    ],
  },
  {
    name: 'Ullswater',
    widthM: 850,
    line: [
      [-2.938, 54.548],
      [-2.918, 54.565],
      [-2.885, 54.574],
      [-2.855, 54.592],
      [-2.832, 54.609],
    ],
  },
  {
    name: 'Derwentwater',
    widthM: 1500,
    line: [
      [-3.147, 54.59],
      [-3.147, 54.566],
    ],
  },
  {
    name: 'Bassenthwaite Lake',
    widthM: 850,
    line: [
      [-3.19, 54.633],
      [-3.208, 54.65],
      [-3.222, 54.668],
    ],
  },
  {
    name: 'Coniston Water',
    widthM: 700,
    line: [
      [-3.07, 54.362],
      [-3.08, 54.33],
      [-3.094, 54.295],
    ],
  },
  {
    name: 'Thirlmere',
    widthM: 480,
    line: [
      [-3.071, 54.557],
      [-3.075, 54.535],
      [-3.075, 54.512],
    ],
  },
  {
    name: 'Haweswater',
    widthM: 620,
    line: [
      [-2.77, 54.533],
      [-2.79, 54.515],
      [-2.818, 54.497],
    ],
  },
  {
    name: 'Ennerdale Water',
    widthM: 800,
    line: [
      [-3.395, 54.525],
      [-3.36, 54.518],
    ],
  },
  {
    name: 'Wastwater',
    widthM: 620,
    line: [
      [-3.32, 54.427],
      [-3.268, 54.457],
    ],
  },
  {
    name: 'Kielder Water',
    widthM: 1000,
    line: [
      [-2.46, 55.18],
      [-2.5, 55.172],
      [-2.54, 55.18],
      [-2.578, 55.203],
    ],
  },
  {
    name: 'Derwent Reservoir',
    widthM: 750,
    line: [
      [-2.005, 54.857],
      [-1.965, 54.865],
    ],
  },
]
