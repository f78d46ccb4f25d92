import { harmOf } from '#lib/matching/harm-weights.ts'
import { byGrade, lifeAtRisk, type SeedCategory, toInspector, toSupervisor } from './policy-category.ts'

/** Listed for somebody believed to be in the vehicle. */
export const categoriesOfPeople: readonly SeedCategory[] = [
  {
    code: 'threat-to-life',
    name: 'Threat to life',
    cause: 'A named person is believed to be about to kill or seriously hurt somebody.',
    consequence: 'Death or serious injury of the person threatened, of the public or of officers.',
    bands: lifeAtRisk,
    harmWeight: harmOf('homicide'),
    whatIsThis: 'Somebody’s life is at risk from a person believed to be in this vehicle.',
    whatToDo:
      'Acknowledge at once. Check picture and entry, read the warning signals aloud to the unit, send the nearest suitable unit and ask for a firearms assessment. Do not have the vehicle stopped by a single-crewed unit. Keep the sightings coming.',
    whoToCall: 'Force incident manager and the tactical firearms commander; then the entry’s contact.',
    escalation: toInspector,
    feedOnly: false,
  },
  {
    code: 'kidnap',
    name: 'Kidnap',
    cause: 'A person is believed to be held against their will in or by means of this vehicle.',
    consequence: 'The person held may be killed, hurt or moved out of reach.',
    bands: lifeAtRisk,
    harmWeight: harmOf('kidnap'),
    whatIsThis: 'A kidnap is being dealt with. A marked car seen too early may cost a life.',
    whatToDo:
      'Acknowledge at once. Read the operational instructions before anything goes over the air. Call the kidnap cell and let them choose between following and stopping. Keep marked units out of sight unless they say otherwise.',
    whoToCall: 'Kidnap cell on the number of the entry; force incident manager.',
    escalation: toInspector,
    feedOnly: false,
  },
  {
    code: 'missing-vulnerable',
    name: 'Missing, high risk',
    cause: 'A vulnerable or suicidal person is missing and believed to be in this vehicle.',
    consequence: 'The person may die or come to serious harm.',
    bands: lifeAtRisk,
    harmWeight: harmOf('missing-high-risk'),
    whatIsThis: 'A missing person at high risk. Finding them is the aim; it is not an arrest.',
    whatToDo:
      'Acknowledge at once. Send the nearest unit and tell it about health and the approach the entry asks for. Ask for an ambulance to stand by where self-harm is feared. Pass direction and sightings until they are found.',
    whoToCall: 'Missing persons unit and the entry’s contact; force incident manager when nobody is free.',
    escalation: toInspector,
    feedOnly: false,
  },
  {
    code: 'missing',
    name: 'Missing person',
    cause: 'A missing person at medium or low risk is believed to be in this vehicle.',
    consequence: 'Risk rises with every hour that the person is not found.',
    bands: byGrade,
    harmWeight: harmOf('missing-medium-risk'),
    whatIsThis: 'A missing person. Check that the grade fits the risk of the case: if not, say so.',
    whatToDo:
      'Check picture and entry. Send a unit to find the person and see that they are well. If the case says that risk has risen, tell the supervisor and ask for the grade to be changed.',
    whoToCall: 'Missing persons unit, number on the entry.',
    escalation: toSupervisor,
    feedOnly: false,
  },
  {
    code: 'wanted-violence',
    name: 'Wanted for violence',
    cause: 'A person wanted for a serious violent or sexual offence uses this vehicle.',
    consequence: 'Further victims; danger to officers at the stop.',
    bands: byGrade,
    harmWeight: harmOf('serious-violence'),
    whatIsThis: 'A person wanted for serious violence is believed to be in the vehicle.',
    whatToDo:
      'Read the warning signals first. Check picture and entry, send a double-crewed unit at least, and look at every sighting: repeated sightings of somebody nobody has stopped need a decision now. If no unit is sent, record why.',
    whoToCall: 'The entry’s contact; supervisor when there is no unit to send.',
    escalation: toSupervisor,
    feedOnly: false,
  },
  {
    code: 'wanted',
    name: 'Wanted',
    cause: 'A person wanted on warrant or for an offence uses this vehicle.',
    consequence: 'The person stays at large; further offences.',
    bands: byGrade,
    harmWeight: harmOf('wanted'),
    whatIsThis: 'A person wanted for arrest may be driving or carried in the vehicle.',
    whatToDo:
      'Check picture and entry, send a unit to stop and identify the people in the vehicle. The vehicle alone proves nothing about who drives it.',
    whoToCall: 'The entry’s contact for the grounds and the warrant.',
    escalation: toSupervisor,
    feedOnly: false,
  },
  {
    code: 'firearms',
    name: 'Firearms',
    cause: 'Intelligence says that firearms are carried in this vehicle.',
    consequence: 'Shooting; danger to officers and the public.',
    bands: ['high', 'medium', 'medium'],
    harmWeight: harmOf('firearms'),
    whatIsThis: 'The vehicle is believed to carry firearms. An unarmed stop is not an option.',
    whatToDo:
      'Do not send an unarmed unit to stop it. Check picture and entry character by character, call the tactical firearms commander, give position and heading, and keep unarmed units back.',
    whoToCall: 'Tactical firearms commander, force incident manager.',
    escalation: toInspector,
    feedOnly: false,
  },
]
