/** What the figures of the response report mean: shown under its tables and written into its CSV. */
export const responseDefinitions = {
  counted:
    'Alarms raised in the period, under the force where the vehicle was first seen and the band the alarm had when it was raised. Everything is as it stood when the report was produced.',
  states:
    'Acknowledged: somebody took it at least once; the first time counts, even if it was released again. Deployed: at least one unit was sent. In the area: a unit was said to be there. Stopped: a unit was said to have stopped the vehicle, or an outcome says so. No response: a reason for sending nobody was recorded. Undecided: neither sent nor a reason yet. Unfinished: not closed.',
  merged:
    'With leader: an alarm merged under another is answered with it, at the first moment at which it stood there and somebody owned the leader; from then on nothing else is waited for on its own. That holds when the leader is closed; parted for any other reason, only its own answer counts.',
  percentiles:
    'The time within which half (p50), nine in ten (p90) and nineteen in twenty (p95) had the step, counted from the raising, with its 95 % interval. n is how many alarms that counts, answered or not. Those that still wait count for as long as they have waited (Kaplan–Meier); those that ended without the step never have it (cumulative incidence). Not reached: fewer than that part had it, however long they waited.',
  waiting:
    'Waiting: to be acknowledged, nobody ever took it, with the shelved and the missed; verified, decided, it has not been; deployed to, neither a unit nor a reason for sending nobody; in the area and stopped, that neither, and it is not closed.',
  clocks:
    'In the area is not stopped: each has its own clock. A unit that is said to have stopped the vehicle and was never said to be in the area was there by then at the latest. The control room records both when the unit says so.',
  target:
    'Targets are configuration: the alarm policy in force when the alarm was raised, not a national standard. The share is of alarms whose target has run out: counting the quick before the slow can be late would flatter the newest. One whose target ran out unanswered is outside, even if it ended without the step later; one that ended without it inside the target is left out. Under the share its 95 % interval (Wilson’s score method). Verified and stopped have no target.',
  few: 'Fewer than 10 are grey and marked “few”: such figures differ by chance alone. They say what happened, and compare nothing.',
  reasons: 'Alarms answered without a deployment, by the reason recorded with the decision.',
  excluded:
    'Times that cannot be used: zero (both moments are the same), negative (the second is before the first), missing (it happened, but nobody recorded when). These alarms stay in every count of alarms and are in no time and no share. From the stop: nobody said that a unit was in the area before it had stopped the vehicle; the time of the stop is used. Times entered by hand: none, for nobody can give one; each is when the server recorded the act.',
} as const
