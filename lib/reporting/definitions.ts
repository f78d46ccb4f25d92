/** What the figures of the response report mean: shown under its tables and written into its CSV. */
export const responseDefinitions = {
  counted:
    'Alarms raised in the period, under the force where the vehicle was first seen and the band the alarm had when it was raised. Everything is as it stood when the report was produced.',
  states:
    'Acknowledged: somebody took it at least once; the first time counts, even if it was released again. Deployed: at least one unit was sent. No response: a reason for sending nobody was recorded. Undecided: neither yet. Unfinished: not closed.',
  percentiles:
    'The time within which half (p50), nine in ten (p90) and nineteen in twenty (p95) were acknowledged, and had a unit deployed, counted from the raising, with its 95 % interval. n is how many alarms that counts, answered or not. Those that nobody answered count for as long as they have waited (Kaplan–Meier); those answered without a deployment never had a unit (cumulative incidence). Not reached: fewer than that part had it, however long they waited.',
  waiting:
    'Waiting: to be acknowledged, nobody ever took it, with the shelved and the missed; to be deployed to, neither a unit nor a reason for sending nobody.',
  target:
    'Targets are configuration: the alarm policy in force when the alarm was raised, not a national standard. The share counts an alarm whose target ran out unanswered as outside, even if it was answered without a deployment later, and leaves out those still within their target and those answered without a deployment inside it.',
  few: 'Fewer than 10 are grey: too few to compare.',
  reasons: 'Alarms answered without a deployment, by the reason recorded with the decision.',
  excluded:
    'Times that cannot be used: zero (both moments are the same), negative (the second is before the first), missing (it happened, but nobody recorded when). These alarms stay in every count of alarms and are in no time and no share.',
} as const
