import type { ForceId } from './forces.ts'
import type { JunctionId } from './roads/junctions.ts'

/**
 * A place beside a road: `km` past the junction in the road's own order (south to north, west to east), negative before
 * it. A fixed site watches both directions unless `only` says `along` (that order) or `against`.
 */
export type CameraSite = {
  force: ForceId
  road: string
  at: JunctionId
  km: number
  label: string
  code: string
  lanes: number
  only?: 'along' | 'against'
  mobile?: true
}

type Row = [
  road: string,
  at: JunctionId,
  km: number,
  label: string,
  code: string,
  lanes: number,
  only?: CameraSite['only'],
]

const durrow: Row[] = [
  ['A1M', 'burtree', 0.8, 'J58', '058', 2],
  ['A1M', 'aycliffe', 0.9, 'J59', '059', 2],
  ['A1M', 'bradbury', 1.1, 'J60', '060', 2],
  ['A1M', 'bowburn', 0.7, 'J61', '061', 3],
  ['A1M', 'carrville', 0.9, 'J62', '062', 3],
  ['A1M', 'chester', -0.8, 'J63', '063', 3],
  ['A1M', 'washington', 0.6, 'J64', '064', 3],
  ['A1', 'angel', -0.9, 'Angel', '067', 3],
  ['A1', 'blaydon', -0.7, 'Blaydon', '073', 3],
  ['A1', 'denton', 0.8, 'Denton', '075', 3],
  ['A1', 'seaton-burn', -1.2, 'Seaton Burn', '080', 2],
  ['A1', 'clifton', -1.5, 'Clifton', '085', 2],
  ['A1', 'felton', -2, 'Felton', '092', 1, 'along'],
  ['A194M', 'lindisfarne', -2.4, 'Follingsby', '002', 2],
  ['A19', 'parkway', 1.3, 'Parkway', '101', 3],
  ['A19', 'portrack', -0.6, 'Tees', '103', 3],
  ['A19', 'wolviston', 0.9, 'Wolviston', '106', 2],
  ['A19', 'sheraton', 1.2, 'Sheraton', '109', 2],
  ['A19', 'peterlee', 1.1, 'Peterlee', '112', 2],
  ['A19', 'seaham', 0.9, 'Seaham', '115', 2],
  ['A19', 'testos', -1.4, 'Testos', '120', 3],
  ['A19', 'tyne-tunnel', -0.9, 'Tyne Tunnel', '123', 2],
  ['A19', 'annitsford', -1.8, 'Annitsford', '127', 2],
  ['A66', 'bowes', -1.4, 'Bowes', '140', 2],
  ['A66E', 'morton-palms', 2.2, 'Sadberge', '144', 2],
  ['A66E', 'stockton', -0.9, 'Elton', '146', 2],
  ['A66E', 'middlesbrough', 1.2, 'Cargo Fleet', '148', 2, 'along'],
  ['A69', 'haltwhistle', 1, 'Haltwhistle', '160', 1],
  ['A69', 'hexham', 1.2, 'Hexham', '163', 2],
  ['A69', 'denton', -2.6, 'Throckley', '166', 2],
  ['A68', 'castleside', -1.1, 'Castleside', '180', 1],
  ['A68', 'burtree', 3.1, 'Royal Oak', '178', 1, 'against'],
  ['A68', 'elishaw', 1.5, 'Rochester', '186', 1, 'against'],
  ['A167', 'durham', 1.3, 'Framwellgate', '192', 2],
  ['A167', 'darlington', 1.6, 'Cowpen', '189', 2],
  ['A689', 'sedgefield', 2.1, 'Sedgefield', '196', 2],
  ['A690', 'carrville', 1.4, 'Rainton', '199', 2],
  ['A174', 'lackenby', 1.5, 'Lazenby', '202', 2, 'along'],
  ['A171', 'guisborough', -1.2, 'Guisborough', '205', 1, 'along'],
  ['A174', 'loftus', 1.5, 'Easington', '214', 1, 'along'],
  ['A692', 'consett', 2.8, 'Leadgate', '208', 1, 'along'],
]

const northMoors: Row[] = [
  ['A1M', 'wetherby', 1.2, 'J46', '046', 3],
  ['A1M', 'allerton', 1, 'J47', '047', 3],
  ['A1M', 'boroughbridge', 1.1, 'J48', '048', 3],
  ['A1M', 'baldersby', -1.3, 'J50', '050', 3],
  ['A1M', 'leeming', 1, 'J51', '051', 3],
  ['A1M', 'catterick', 1.2, 'J52', '052', 3],
  ['A1M', 'scotch-corner', 1.1, 'J53', '053', 3],
  ['A1M', 'blackwell', 0.6, 'J57', '057', 2],
  ['A66', 'scotch-corner', -2.1, 'Melsonby', '150', 2],
  ['A19', 'fulford', 2.5, 'Fulford', '301', 1, 'along'],
  ['A19', 'easingwold', 1.4, 'Easingwold', '304', 2],
  ['A19', 'thirsk', 1.2, 'Thirsk', '307', 2],
  ['A19', 'tontine', -1, 'Tontine', '310', 2],
  ['A64', 'bramham', 2.5, 'Bramham', '320', 2],
  ['A64', 'hopgrove', 1.1, 'Hopgrove', '324', 2],
  ['A64', 'malton', 1.2, 'Malton', '327', 1],
  ['A64', 'staxton', -2, 'Staxton', '330', 1, 'against'],
  ['A170', 'thirsk', 6, 'Sutton Bank', '340', 1, 'along'],
  ['A170', 'pickering', -2.5, 'Pickering', '343', 1, 'against'],
  ['A171', 'whitby', 12, 'Scaling', '350', 1],
  ['A171', 'scarborough', 6, 'Cloughton', '353', 1, 'along'],
  ['A174', 'whitby', -5, 'Sandsend', '356', 1, 'along'],
  ['A59', 'harrogate', 3.5, 'Starbeck', '360', 1, 'along'],
  ['A59', 'skipton', 4, 'Draughton', '363', 1, 'against'],
  ['A61', 'ripon', -2.2, 'Ripon', '366', 1, 'along'],
  ['A65', 'settle', 2.4, 'Settle', '370', 1, 'along'],
  ['A684', 'northallerton', -3, 'Ainderby', '374', 1, 'against'],
]

const eden: Row[] = [
  ['M6', 'lancaster', -2.5, 'J34', '034', 3],
  ['M6', 'crooklands', 1.2, 'J36', '036', 3],
  ['M6', 'killington', 1.4, 'J37', '037', 3],
  ['M6', 'tebay', 1, 'J38', '038', 3],
  ['M6', 'shap', 1.2, 'J39', '039', 3],
  ['M6', 'catterlen', -1.8, 'J40', '040', 3],
  ['M6', 'golden', -1.5, 'J42', '042', 3],
  ['M6', 'greymoorhill', 1.2, 'J44', '044', 3],
  ['A66', 'kemplay', 2.6, 'Brougham', '420', 2],
  ['A66', 'brough', -1.5, 'Warcop', '424', 1],
  ['A66', 'keswick', 3, 'Threlkeld', '417', 1, 'against'],
  ['A66', 'cockermouth', -3.5, 'Brigham', '414', 1, 'along'],
  ['A69', 'brampton', -3, 'Brampton', '430', 1],
  ['A590', 'newby-bridge', 3, 'Newby Bridge', '440', 1],
  ['A590', 'dalton', 1.8, 'Lindal', '443', 1, 'along'],
  ['A591', 'windermere', -2.2, 'Ings', '446', 1, 'against'],
  ['A595', 'whitehaven', 3, 'Distington', '450', 1, 'along'],
  ['A595', 'thursby', 2.4, 'Thursby', '453', 1],
  ['A596', 'maryport', 2.6, 'Maryport', '456', 1, 'along'],
  ['A65', 'kirkby-lonsdale', -2, 'Kirkby Lonsdale', '460', 1, 'along'],
  ['A7', 'longtown', -2.5, 'Longtown', '463', 1, 'against'],
]

/** Patrol cars with a camera, parked up facing one way. */
const mobile: CameraSite[] = [
  parked('durrow', 'A177', 'bowburn', -2.6, 'Coxhoe', 'D31', 'against'),
  parked('durrow', 'A19', 'doxford', 1.2, 'Doxford', 'D32', 'along'),
  parked('durrow', 'A691', 'consett', -4, 'Lanchester', 'D33', 'along'),
  parked('durrow', 'A189', 'ashington', -3, 'Blyth', 'D34', 'against'),
  parked('north-moors', 'A169', 'pickering', 5, 'Lockton', 'N41', 'along'),
  parked('north-moors', 'A168', 'dishforth', 4, 'Topcliffe', 'N42', 'along'),
  parked('north-moors', 'A684', 'leyburn', 5, 'Constable Burton', 'N43', 'against'),
  parked('eden', 'A6', 'kemplay', -4, 'Hackthorpe', 'E51', 'along'),
  parked('eden', 'A685', 'kirkby-stephen', -3, 'Ravenstonedale', 'E52', 'along'),
]

export const cameraSites: readonly CameraSite[] = [
  ...durrow.map(fixed('durrow')),
  ...northMoors.map(fixed('north-moors')),
  ...eden.map(fixed('eden')),
  // One direction only: carriageways with a single gantry.
  {
    force: 'durrow',
    road: 'A66M',
    at: 'darlington-south',
    km: -0.8,
    label: 'Blands',
    code: '142',
    lanes: 2,
    only: 'along',
  },
  { force: 'durrow', road: 'A184', at: 'gateshead', km: 1.8, label: 'Felling', code: '211', lanes: 3, only: 'along' },
  ...mobile,
]

function fixed(force: ForceId): (row: Row) => CameraSite {
  return ([road, at, km, label, code, lanes, only]) => ({ force, road, at, km, label, code, lanes, only })
}

function parked(
  force: ForceId,
  road: string,
  at: JunctionId,
  km: number,
  label: string,
  code: string,
  only: 'along' | 'against',
): CameraSite {
  return { force, road, at, km, label, code, lanes: 1, only, mobile: true }
}
