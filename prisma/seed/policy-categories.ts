import type { Band } from '#lib/alarms/band.ts'
import { harmOf } from '#lib/matching/harm-weights.ts'

type Bands = readonly [high: Band, medium: Band, low: Band]

export interface SeedCategory {
  code: string
  name: string
  cause: string
  consequence: string
  /** The band of an entry graded high, medium, low. */
  bands: Bands
  harmWeight: number
  whatIsThis: string
  whatToDo: string
  whoToCall: string
  escalation: string
  feedOnly: boolean
}

const lifeAtRisk: Bands = ['high', 'high', 'medium']
const byGrade: Bands = ['high', 'medium', 'low']
const property: Bands = ['medium', 'medium', 'low']

const toInspector = 'Not acknowledged in 30 s: all desks and the supervisor at 60 s, the duty inspector at 120 s.'
const toSupervisor = 'Not acknowledged in 2 min: the supervisor; at 5 min the duty inspector.'
const toDesk = 'Not acknowledged in 15 min: the supervisor.'

/**
 * Version 1 of the categories. Everything here is policy of this product, to be changed by a new version; no national
 * table is public. Harm follows the Cambridge Crime Harm Index on a logarithmic scale (lib/matching/harm-weights.ts).
 */
export const seedCategories: readonly SeedCategory[] = [
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
  {
    code: 'county-lines',
    name: 'County lines',
    cause: 'The vehicle is used to carry drugs or exploited children between towns.',
    consequence: 'Exploitation and violence go on in both places.',
    bands: byGrade,
    harmWeight: harmOf('drugs'),
    whatIsThis: 'A vehicle of a drugs line. Children in it may be victims.',
    whatToDo:
      'Check picture and entry. Send a unit with grounds for a search; treat children as possible victims and tell the safeguarding desk. Watch for the other force’s interest before you stop it.',
    whoToCall: 'The entry’s contact; safeguarding desk for anybody under 18.',
    escalation: toSupervisor,
    feedOnly: false,
  },
  {
    code: 'burglary-series',
    name: 'Burglary series',
    cause: 'The vehicle was seen at several burglaries.',
    consequence: 'More homes broken into the same night.',
    bands: byGrade,
    harmWeight: harmOf('burglary'),
    whatIsThis: 'A vehicle linked with a series of burglaries. Tools or property may be inside.',
    whatToDo:
      'Check picture and entry, send a unit to stop and search when the grounds on the entry hold. Note direction and time against the series when it cannot be stopped.',
    whoToCall: 'The entry’s contact in the investigation.',
    escalation: toSupervisor,
    feedOnly: false,
  },
  {
    code: 'stolen',
    name: 'Stolen vehicle',
    cause: 'The keeper reported the vehicle as stolen.',
    consequence: 'Loss of the vehicle; it may be used in other offences or fail to stop.',
    bands: byGrade,
    harmWeight: harmOf('stolen-vehicle'),
    whatIsThis: 'Reported stolen. Make sure that it has not been recovered since: an owner may be at the wheel.',
    whatToDo:
      'Check make and colour against the picture and that the entry is still live. Send a unit to stop it; ask for a traffic unit if it may not stop. Tell the owner’s force when it is recovered so that the entry goes.',
    whoToCall: 'The force that owns the entry.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'stolen-plates',
    name: 'Stolen plates',
    cause: 'The plates were stolen from another vehicle.',
    consequence: 'Some other vehicle hides behind them, often for fuel theft or worse.',
    bands: property,
    harmWeight: harmOf('false-plates'),
    whatIsThis: 'Stolen plates: expect a vehicle that does not match the keeper’s.',
    whatToDo:
      'Compare make and colour. If they differ from the keeper’s vehicle, send a unit. If they fit, it may be the victim driving on new plates: check before anybody is stopped.',
    whoToCall: 'The force that owns the entry.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'cloned-mark',
    name: 'Cloned mark',
    cause: 'Two vehicles bear this mark.',
    consequence: 'The innocent keeper is stopped for what the other did.',
    bands: property,
    harmWeight: harmOf('false-plates'),
    whatIsThis: 'One of two vehicles with this mark is false. You cannot tell which from the mark.',
    whatToDo:
      'Look for what tells them apart in the entry (colour, wheels, damage). Send a unit only to the vehicle that fits the false one, and tell it that the other belongs to the keeper.',
    whoToCall: 'The entry’s contact.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'drink-drive',
    name: 'Drink driving',
    cause: 'The driver is reported or known to drive after drinking.',
    consequence: 'A collision with death or injury.',
    bands: byGrade,
    harmWeight: harmOf('disqualified-driver'),
    whatIsThis: 'The driver may be over the limit, now or regularly, as the entry says.',
    whatToDo: 'Check picture and entry. Send a unit with a breath tester; give lane and manner of driving if reported.',
    whoToCall: 'Roads policing desk.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'disqualified',
    name: 'Disqualified driver',
    cause: 'The usual driver is disqualified.',
    consequence: 'An uninsured and unfit driver on the road.',
    bands: property,
    harmWeight: harmOf('disqualified-driver'),
    whatIsThis: 'The usual driver is disqualified. Somebody else may be driving lawfully.',
    whatToDo: 'Check picture and entry. Send a unit to identify the driver when one is near.',
    whoToCall: 'Roads policing desk.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'fuel-theft',
    name: 'Fuel theft',
    cause: 'The vehicle left filling stations without payment.',
    consequence: 'Further thefts; plates are often false.',
    bands: ['medium', 'low', 'low'],
    harmWeight: harmOf('making-off'),
    whatIsThis: 'Made off without payment, often on false plates.',
    whatToDo: 'Compare make and colour. Send a unit when one is near; otherwise record why not and where it was seen.',
    whoToCall: 'The entry’s contact.',
    escalation: toDesk,
    feedOnly: false,
  },
  {
    code: 'intelligence-silent',
    name: 'Intelligence only',
    cause: 'A covert interest in the movements of this vehicle.',
    consequence: 'The interest becomes known and an operation fails, or a source is in danger.',
    bands: property,
    harmWeight: harmOf('organised-crime'),
    whatIsThis: 'SILENT: for cleared people only. Nobody in the vehicle may notice anything.',
    whatToDo:
      'Do not send anybody and say nothing over the air. Record the sighting and call the contact. If a life seems at risk, speak to the contact and the force incident manager before anything else is done.',
    whoToCall: 'The contact on the entry, by telephone.',
    escalation: 'The contact on the entry only; never the open room.',
    feedOnly: false,
  },
  {
    code: 'no-insurance',
    name: 'No insurance',
    cause: 'The insurance database shows no policy for the vehicle.',
    consequence: 'An uninsured vehicle on the road.',
    bands: ['log', 'log', 'log'],
    harmWeight: harmOf('no-insurance'),
    whatIsThis: 'A bulk list. It raises no alarm: a search shows where such vehicles are seen.',
    whatToDo: 'Nothing for each match. Officers check the database again before a stop.',
    whoToCall: 'Roads policing desk.',
    escalation: 'None.',
    feedOnly: true,
  },
]
