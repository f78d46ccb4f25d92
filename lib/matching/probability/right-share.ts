import { costTable, FURTHER_ERROR } from '../costs/cost-table.ts'
import { PreparedRead } from '../tolerance/prepared-read.ts'
import { defaultCalibration } from './calibration.ts'
import { MarkDensity } from './density.ts'
import { ReadDoubt } from './read-doubt.ts'
import { UnlistedMass } from './unlisted-mass.ts'

/**
 * Of the vehicles that nobody listed and that this read may show, the share whose mark it is, letter for letter; the others
 * were misread into it. By the usual calibration and the assumed mix of marks. A mark that no vehicle bears has next to 0:
 * that such a read is wrong is known without any verdict.
 */
export function rightShares(): (mark: string, confidence?: number) => number {
  const costs = costTable()
  const mass = new UnlistedMass(costs, new MarkDensity())
  const doubt = new ReadDoubt(defaultCalibration, costs)
  const read = new PreparedRead()
  return (mark, confidence) => {
    if (!read.read(mark)) return 0
    mass.weigh(read, doubt.firstError(confidence), FURTHER_ERROR)
    return mass.itself / (mass.itself + mass.once + mass.twice)
  }
}
