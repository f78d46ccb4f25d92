/** Response grades as UK forces name them, in seconds from the raising to a unit in the area; offered, never set by itself. */
export const ukGrades = [
  { name: 'Immediate, urban', words: '15 min', arriveSec: 900 },
  { name: 'Immediate, rural', words: '20 min', arriveSec: 1200 },
  { name: 'Priority', words: '60 min', arriveSec: 3600 },
] as const
