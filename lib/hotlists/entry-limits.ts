/** The longest a field of an entry may be, whoever writes it (policy). */
export const entryLimits = {
  make: 60,
  model: 60,
  colour: 40,
  reason: 500,
  nimCode: 40,
  information: 4000,
  contact: 200,
  pncId: 60,
  marking: 60,
  cadReference: 60,
  operationalInstructions: 4000,
  sourceReference: 120,
} as const
