import type { Random } from '#lib/core/random.ts'

export type BodyShape = 'hatchback' | 'saloon' | 'estate' | 'suv' | 'van' | 'pickup' | 'lorry'

export type Vehicle = { vrm: string; make: string; model: string; colour: Colour; body: BodyShape }

/** Shares near those of licensed cars: about a fifth each of grey, black, white and blue, a tenth silver and red. */
const colours = [
  ['grey', 21],
  ['black', 20],
  ['white', 18],
  ['blue', 16],
  ['silver', 10],
  ['red', 9],
  ['green', 2],
  ['orange', 1.5],
  ['yellow', 1],
  ['brown', 1],
] as const

export type Colour = (typeof colours)[number][0]

type Model = readonly [make: string, model: string, body: BodyShape, share: number]

const models: readonly Model[] = [
  ['Ford', 'Fiesta', 'hatchback', 9],
  ['Ford', 'Focus', 'hatchback', 8],
  ['Ford', 'Kuga', 'suv', 4],
  ['Ford', 'Transit', 'van', 6],
  ['Ford', 'Ranger', 'pickup', 2],
  ['Vauxhall', 'Corsa', 'hatchback', 8],
  ['Vauxhall', 'Astra', 'hatchback', 6],
  ['Vauxhall', 'Vivaro', 'van', 3],
  ['Volkswagen', 'Golf', 'hatchback', 7],
  ['Volkswagen', 'Polo', 'hatchback', 5],
  ['Volkswagen', 'Transporter', 'van', 3],
  ['BMW', '3 Series', 'saloon', 4],
  ['BMW', 'X3', 'suv', 2],
  ['Audi', 'A3', 'hatchback', 4],
  ['Audi', 'A4', 'saloon', 3],
  ['Mercedes', 'C-Class', 'saloon', 3],
  ['Mercedes', 'Sprinter', 'van', 3],
  ['Toyota', 'Yaris', 'hatchback', 4],
  ['Toyota', 'Hilux', 'pickup', 1],
  ['Nissan', 'Qashqai', 'suv', 6],
  ['Nissan', 'Juke', 'suv', 3],
  ['Kia', 'Sportage', 'suv', 4],
  ['Hyundai', 'Tucson', 'suv', 3],
  ['Peugeot', '208', 'hatchback', 3],
  ['Peugeot', 'Partner', 'van', 2],
  ['Renault', 'Clio', 'hatchback', 3],
  ['Skoda', 'Octavia', 'estate', 3],
  ['Volvo', 'V60', 'estate', 2],
  ['Land Rover', 'Discovery', 'suv', 2],
  ['Range Rover', 'Sport', 'suv', 2],
  ['Honda', 'Civic', 'hatchback', 2],
  ['Seat', 'Ibiza', 'hatchback', 2],
  ['Mini', 'Cooper', 'hatchback', 3],
  ['DAF', 'XF', 'lorry', 3],
  ['Scania', 'R450', 'lorry', 2],
]

export function makeVehicle(vrm: string, random: Random): Vehicle {
  const [make, model, body] = random.weighted(models, ([, , , share]) => share)
  const [colour] = random.weighted(colours, ([, share]) => share)
  return { vrm, make, model, body, colour }
}

/** The shape of a named model, for vehicles described by hand. */
export function bodyOf(make: string, model: string): BodyShape {
  return models.find((one) => one[0] === make && one[1] === model)?.[2] ?? 'hatchback'
}
