/**
 * Harm of the reason a vehicle is listed, 0–100: all of it policy. Rows named "after CHI" follow the idea of the Cambridge
 * Crime Harm Index (Sherman, Neyroud & Neyroud 2016, updated May 2023: days of imprisonment at the starting point of the
 * sentencing guideline for a first offender) on a logarithmic scale, so that one homicide does not hide every robbery:
 * 100 · ln(1 + days) / ln(1 + 5475), rounded. The days are those of the 2016 guidelines as we know them; they were not held
 * against the index's own table, whose figures for burglary changed in 2023: a force that goes by it puts its own weights
 * into the alarm policy. Reasons that are not offences (missing, vulnerable) stand beside the harm feared.
 */
export const harmWeights: Readonly<Record<string, { weight: number; source: string }>> = {
  homicide: { weight: 100, source: 'policy, after CHI murder 5,475 days' },
  terrorism: { weight: 100, source: 'policy: as murder' },
  kidnap: { weight: 87, source: 'policy: as rape' },
  firearms: { weight: 87, source: 'policy: as rape' },
  rape: { weight: 87, source: 'policy, after CHI rape 1,825 days' },
  'missing-high-risk': { weight: 87, source: 'policy: life at risk' },
  'serious-violence': { weight: 85, source: 'policy, after CHI wounding with intent 1,460 days' },
  'domestic-abuse': { weight: 80, source: 'policy: between robbery and wounding' },
  'missing-medium-risk': { weight: 75, source: 'policy: Warren, PFD 2023-0055' },
  robbery: { weight: 69, source: 'policy, after CHI robbery 365 days' },
  drugs: { weight: 69, source: 'policy: as robbery' },
  'organised-crime': { weight: 75, source: 'policy: between robbery and wounding' },
  wanted: { weight: 60, source: 'policy: unspecified offence, warrant' },
  burglary: { weight: 35, source: 'policy, after CHI burglary in a dwelling 20 days' },
  'missing-low-risk': { weight: 40, source: 'policy: above theft, below what is feared at medium risk' },
  'stolen-vehicle': { weight: 35, source: 'policy, after CHI theft of a motor vehicle 20 days' },
  'disqualified-driver': { weight: 32, source: 'policy: beside drink driving' },
  'false-plates': { weight: 32, source: 'policy: theft of a vehicle is the usual reason' },
  'making-off': { weight: 13, source: 'policy: as petty theft' },
  'no-insurance': { weight: 8, source: 'policy: fine only' },
  'no-keeper': { weight: 5, source: 'policy: administrative' },
  'no-tax': { weight: 3, source: 'policy: administrative' },
}

/** For a category the table does not name: the harm of an unspecified theft, so that it is neither hidden nor first. */
export const UNKNOWN_HARM = 25

export const harmOf = (category: string): number => harmWeights[category]?.weight ?? UNKNOWN_HARM
