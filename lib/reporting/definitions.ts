/** What the figures of the response report mean: shown under its tables and written into its CSV. */
export const responseDefinitions = {
  counted:
    'Alarms raised in the period, under the force where the vehicle was first seen and the band the alarm had when it was raised. Everything is as it stood when the report was produced.',
  states:
    'Acknowledged: somebody took it at least once; the first time counts, even if it was released again. Deployed: at least one unit was sent. No response: a reason for sending nobody was recorded. Undecided: neither yet. Unfinished: not closed.',
  percentiles:
    'Half (p50) and nine in ten (p90) of the measured times from raised to acknowledged, and from raised to the first unit deployed, were this long or shorter. n is how many times were measured; unfinished alarms have no time yet and are not among them.',
  target:
    'Targets are configuration: the alarm policy in force when the alarm was raised, not a national standard. The share counts an alarm whose target ran out unanswered as outside, even if it was answered without a deployment later, and leaves out those still within their target and those answered without a deployment inside it.',
  few: 'Fewer than 10 are grey: too few to compare.',
  reasons: 'Alarms answered without a deployment, by the reason recorded with the decision.',
  excluded:
    'Times that cannot be used: zero (both moments are the same), negative (the second is before the first), missing (it happened, but nobody recorded when). These alarms stay in every count and are in no percentile and no share.',
} as const
