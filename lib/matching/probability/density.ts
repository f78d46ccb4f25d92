import { LONGEST_SHAPE, NO_SHAPE, shapeFrom } from '#lib/reads/mark/shape.ts'

/**
 * Vehicles that may pass the cameras: about 42 million are licensed in the UK (DfT VEH0101, 2024); foreign ones and those
 * off the road come on top (policy).
 */
export const VEHICLES = 50_000_000
/** Letters and digits a place really takes: I, Q and Z are left out, ages and areas are used unevenly. */
const LETTERS = 23
const DIGITS = 8
/** A share of this many vehicles is assumed known of each shape before any is listed. */
const ASSUMED = 2000

/** Shares of the shapes on UK roads before anything is learnt from the lists: eight cars in ten have current marks. */
const assumed: Record<string, number> = {
  LLDDLLL: 0.86,
  LDDDLLL: 0.045,
  LDDLLL: 0.01,
  LLLDDDL: 0.004,
  LLLDDDD: 0.02,
  LLLDDD: 0.012,
  LLDDDD: 0.006,
  DDDDLL: 0.004,
  DDDLLL: 0.006,
  LDLLL: 0.004,
  LLLDD: 0.004,
  DDLLL: 0.002,
  LLDDDLL: 0.003,
  LLDDD: 0.002,
}

/** The table is made anew when the lists have changed by this share. */
const STALE = 0.02
/** Shapes there are, the unused 0 and 1 included. */
export const SHAPES = 1 << (LONGEST_SHAPE + 1)

/**
 * How many vehicles there are for each possible mark of a shape: the chance that a mark nobody listed exists. It learns
 * the mix of shapes from the lists themselves, which are a sample of the vehicles about.
 */
export class MarkDensity {
  /** By shape: vehicles for each possible mark, at most 1; none without a character. */
  readonly table = new Float64Array(SHAPES)
  /** Grows whenever the table changes. */
  version = 0
  /** Listed marks by shape. */
  readonly listed = new Int32Array(SHAPES)
  private readonly assumedShare = new Float64Array(SHAPES)
  private total = 0
  private changes = 0

  constructor() {
    // What is left over is spread evenly over all other shapes, so that none is impossible.
    this.assumedShare.fill(1e-5)
    for (const [classes, share] of Object.entries(assumed)) this.assumedShare[shapeFrom(classes)] = share
    this.refresh()
  }

  count(shape: number, by: 1 | -1): void {
    if (shape === NO_SHAPE) return
    this.listed[shape] = (this.listed[shape] as number) + by
    this.total += by
    if (++this.changes > STALE * (this.total + ASSUMED)) this.refresh()
  }

  /** Takes the counts of a snapshot over. */
  adopt(listed: Int32Array): void {
    this.listed.set(listed)
    this.total = listed.reduce((sum, count) => sum + count, 0)
    this.refresh()
  }

  /** Makes the table anew from the counts as they are. */
  refresh(): void {
    this.changes = 0
    this.version++
    for (let shape = 2; shape < SHAPES; shape++) {
      const seen = (this.listed[shape] as number) + ASSUMED * (this.assumedShare[shape] as number)
      this.table[shape] = Math.min(1, (VEHICLES * seen) / (this.total + ASSUMED) / spaceOf(shape))
    }
  }
}

function spaceOf(shape: number): number {
  let space = 1
  for (let rest = shape; rest > 1; rest >>= 1) space *= rest & 1 ? LETTERS : DIGITS
  return space
}
