/** Names as people in the area write them; the source spells some differently. */
export const renamed: Readonly<Record<string, string>> = {
  'Newcastle upon Tyne': 'Newcastle',
  'Kingston upon Hull': 'Hull',
  'Barrow in Furness': 'Barrow-in-Furness',
  'Dalton in Furness': 'Dalton-in-Furness',
  'Houghton-Le-Spring': 'Houghton-le-Spring',
  'Hetton-Le-Hole': 'Hetton-le-Hole',
  'Blaydon-on-Tyne': 'Blaydon',
  'Thornaby-on-Tees': 'Thornaby',
  'Stockton-on-Tees': 'Stockton',
  'Bolton le Sands': 'Bolton-le-Sands',
}

/** Parts of larger towns, districts without a centre, and records whose population is plainly that of something else. */
export const leftOut: ReadonlySet<string> = new Set([
  'Benwell',
  'Brough', // of the two, the source has the one on the Humber
  'Chapel Allerton',
  'Cleveleys',
  'Darras Hall',
  'Denton Holme',
  'East Boldon',
  'Eaglescliffe',
  'Felling',
  'Fylde',
  'Gosforth',
  'Holbeck',
  'Ingleby Greenhow',
  'Lofthouse',
  'Newburn',
  'Norton',
  'Rossendale',
  'Scalby',
  'Stakeford',
  'The Boldons',
  'Watton',
  'Whickham',
])

/** What a stranger would look for first. */
export const principal: ReadonlySet<string> = new Set([
  'Carlisle',
  'Darlington',
  'Durham',
  'Kendal',
  'Lancaster',
  'Leeds',
  'Middlesbrough',
  'Newcastle',
  'Northallerton',
  'Penrith',
  'Scarborough',
  'York',
])

/** Small places that people there steer by; shown early although few live in them. */
export const landmarks: ReadonlySet<string> = new Set([
  'Alston',
  'Ambleside',
  'Appleby-in-Westmorland',
  'Barnard Castle',
  'Bedale',
  'Brampton',
  'Corbridge',
  'Grassington',
  'Haltwhistle',
  'Helmsley',
  'Ingleton',
  'Keswick',
  'Kirkby Lonsdale',
  'Kirkby Stephen',
  'Kirkbymoorside',
  'Leyburn',
  'Longtown',
  'Pickering',
  'Richmond',
  'Rothbury',
  'Sedbergh',
  'Sedgefield',
  'Settle',
  'Shap',
  'Stanhope',
  'Thirsk',
  'Wolsingham',
])

/** Landmarks that the source lacks. */
export const ownPlaces: readonly { name: string; at: readonly [number, number]; population: number }[] = [
  { name: 'Brough', at: [-2.318, 54.527], population: 750 },
  { name: 'Hawes', at: [-2.197, 54.304], population: 1100 },
  { name: 'Middleton-in-Teesdale', at: [-2.08, 54.625], population: 1100 },
  { name: 'Staithes', at: [-0.79, 54.558], population: 800 },
  { name: 'Kielder', at: [-2.58, 55.234], population: 200 },
]
