import type { Category, Grade, WarningSignal } from './entry.ts'

/** What a source writes about a vehicle. `signals` go with the person, so they are part of the reason. */
export type EntryReason = {
  reason: string
  information: string
  instructions?: string
  signals?: readonly WarningSignal[]
}

/** How many entries of each category and grade the world holds, apart from the cast. */
export const entryPlan: readonly [Category, Grade, number][] = [
  ['threat-to-life', 'high', 2],
  ['kidnap', 'high', 1],
  ['missing-vulnerable', 'high', 2],
  ['firearms', 'high', 2],
  ['wanted-violence', 'medium', 5],
  ['firearms', 'medium', 1],
  ['wanted', 'medium', 4],
  ['missing', 'medium', 4],
  ['county-lines', 'medium', 4],
  ['burglary-series', 'medium', 3],
  ['stolen', 'medium', 4],
  ['stolen', 'low', 16],
  ['stolen-plates', 'low', 9],
  ['cloned-mark', 'low', 6],
  ['drink-drive', 'low', 8],
  ['disqualified', 'low', 8],
  ['fuel-theft', 'low', 8],
  ['wanted', 'low', 5],
  ['county-lines', 'low', 3],
  ['intelligence-silent', 'medium', 3],
  ['intelligence-silent', 'low', 3],
  ['no-insurance', 'low', 20],
]

export const reasonsByCategory: Readonly<Record<Category, readonly EntryReason[]>> = {
  'threat-to-life': [
    {
      reason: 'Threat to life: former partner',
      information: 'Driver has made credible threats to kill. Stop at the earliest safe chance, arrest.',
      instructions: 'Armed support before approach. Tell the duty inspector of every sighting.',
      signals: ['VI', 'WE'],
    },
    {
      reason: 'Threat to life: organised dispute',
      information: 'Occupants believed on the way to cause serious harm. Do not lose sight; stop with armed support.',
      instructions: 'Tactical firearms commander to be told at once.',
      signals: ['VI', 'FI'],
    },
  ],
  kidnap: [
    {
      reason: 'Kidnap: child at risk',
      information: 'Child believed in the vehicle. Contain, do not pursue with the child aboard.',
      instructions: 'Armed support before approach. Kidnap cell to be told of every sighting.',
      signals: ['VI', 'WE'],
    },
  ],
  'missing-vulnerable': [
    {
      reason: 'Missing: suicidal risk',
      information: 'High-risk missing adult, note left. Stop and stay with the driver; ambulance to attend.',
      instructions: 'Approach calmly, one officer. Mental health triage car if free.',
      signals: ['SU'],
    },
    {
      reason: 'Missing: dementia, driving',
      information: 'Driver aged over 70, confused, without medicine. Stop safely and call the family liaison.',
      signals: ['AT', 'MN'],
    },
  ],
  missing: [
    {
      reason: 'Missing adult, medium risk',
      information: 'Locate, confirm safe and well, inform the missing persons unit.',
    },
    {
      reason: 'Missing teenager, may be passenger',
      information: 'Check every occupant. Person may give another name.',
      signals: ['AT'],
    },
  ],
  'wanted-violence': [
    {
      reason: 'Wanted: serious assault',
      information: 'Registered keeper wanted for wounding. Arrest.',
      instructions: 'Two-officer approach at the least.',
      signals: ['VI'],
    },
    {
      reason: 'Wanted: domestic violence',
      information: 'Driver wanted for assault and coercive control. Arrest; check on occupants.',
      signals: ['VI', 'AL'],
    },
    {
      reason: 'Wanted: robbery',
      information: 'Driver wanted for robbery with a knife. Arrest; search vehicle.',
      signals: ['VI', 'WE'],
    },
  ],
  wanted: [
    { reason: 'Wanted on warrant', information: 'No-bail warrant, magistrates’ court. Arrest.' },
    { reason: 'Wanted: recall to prison', information: 'Licence revoked. Arrest and return.', signals: ['ES'] },
    { reason: 'Wanted: failed to appear', information: 'Failed to answer bail. Arrest.' },
  ],
  firearms: [
    {
      reason: 'Firearms: believed carried',
      information: 'Recent intelligence that a handgun is carried in the vehicle. Armed stop only.',
      instructions: 'Tactical firearms commander decides. No unarmed approach.',
      signals: ['FI', 'VI'],
    },
    {
      reason: 'Firearms: discharge last week',
      information: 'Vehicle seen near a discharge. Stop with armed support, seize vehicle.',
      signals: ['FI'],
    },
  ],
  'county-lines': [
    {
      reason: 'Drug supply line',
      information: 'Used to move drugs and runners between towns. Stop, search, safeguard young occupants.',
      signals: ['DR'],
    },
    {
      reason: 'Drug supply: hire car',
      information: 'Hired by a known supplier. Stop and search if grounds exist; record occupants.',
      signals: ['DR', 'WE'],
    },
  ],
  'burglary-series': [
    {
      reason: 'Stolen, used in burglaries',
      information: 'Linked to a series of night burglaries. Stop; preserve for forensic examination.',
    },
    {
      reason: 'Car-key burglary vehicle',
      information: 'Crew use it to travel to and from offences. May fail to stop.',
    },
  ],
  stolen: [
    { reason: 'Stolen', information: 'Stolen vehicle. Stop, arrest driver, recover.' },
    { reason: 'Stolen: keyless', information: 'Taken without keys overnight. Likely on the way to be stripped.' },
    { reason: 'Stolen: hire car not returned', information: 'Check the marker is still live before any stop.' },
    { reason: 'Stolen van with tools', information: 'Stop and recover. Check load for other stolen property.' },
  ],
  'stolen-plates': [
    { reason: 'Stolen plates', information: 'Plates stolen; the vehicle bearing them is not the one described.' },
    { reason: 'Plates lost in the post', information: 'Check vehicle against keeper’s description.' },
  ],
  'cloned-mark': [
    { reason: 'Cloned mark', information: 'Keeper reports penalties from places never visited. Check VIN and keeper.' },
    { reason: 'Cloned mark, fuel theft', information: 'A second vehicle uses this mark. Compare make and colour.' },
  ],
  'drink-drive': [
    { reason: 'Drink-drive intelligence', information: 'Regularly drives after drinking. Breath test on stop.' },
    {
      reason: 'Drug-drive intelligence',
      information: 'Believed to drive under influence. Roadside swab.',
      signals: ['DR'],
    },
  ],
  disqualified: [
    { reason: 'Disqualified driver', information: 'Keeper disqualified. Confirm driver, arrest or report, seize.' },
    { reason: 'Seizure order', information: 'Vehicle subject to a seizure order. Stop and seize.' },
  ],
  'fuel-theft': [
    { reason: 'Making off without payment', information: 'Repeated thefts of fuel. Stop, identify driver, report.' },
    { reason: 'Stolen fuel card', information: 'Fuel bought with a stolen card. Stop, identify driver.' },
  ],
  'intelligence-silent': [
    {
      reason: 'Intelligence: movements',
      information: 'Do not stop. Record time, place, direction and occupants if seen.',
    },
    {
      reason: 'Intelligence: associates',
      information: 'Do not stop or show interest. Report sightings to the owner only.',
    },
  ],
  'no-insurance': [
    {
      reason: 'No insurance held',
      information: 'No policy on the database at the date of the extract. Check before any stop.',
    },
  ],
}
