import { categoriesOfPeople } from './categories-of-people.ts'
import { categoriesOfVehicles } from './categories-of-vehicles.ts'
import type { SeedCategory } from './policy-category.ts'

/**
 * Version 1 of the categories. Everything here is policy of this product, to be changed by a new version; no national
 * table is public. Harm follows the Cambridge Crime Harm Index on a logarithmic scale (lib/matching/harm-weights.ts).
 */
export const seedCategories: readonly SeedCategory[] = [...categoriesOfPeople, ...categoriesOfVehicles]
