/** What the made-up pages list. Every name is invented. */

export interface Published {
  title: string
  reference: string
  /** `YYYY-MM-DD` */
  date: string
  /** Path of the entry's page or file on its site. */
  path: string
}

/** One page to be read, and what a person would read from it. */
export interface ListingPage {
  /** The way in which it sets its list. */
  style: string
  url: string
  html: string
  /** The list and the page's title, without a frame. */
  content: string
  title: string
  entries: { url: string; title: string; date: string | null }[]
  next: string | null
}

const PARTIES = [
  'Ashgrove',
  'Bellweather',
  'Coldharbour',
  'Dunmarsh',
  'Elderfield',
  'Foxcombe',
  'Greywater',
  'Hollowmere',
  'Ironbridge',
  'Juniper',
  'Kestrelford',
  'Larkhaven',
  'Mossbrook',
  'Netherby',
  'Oakhanger',
  'Pendlewick',
  'Quarrydale',
  'Rookwood',
  'Silverdene',
  'Thornbury',
]
const SUBJECTS = [
  'Agency nursing spend',
  'Car parking income and fines',
  'Electronic patient record contract',
  'Waiting times for hip surgery',
  'Printer leasing arrangements',
  'Mobile phone contracts',
  'Interpretation services by language',
  'Security incidents on wards',
  'Catering food waste',
  'Staff vacancies in theatres',
  'Use of restraint in mental health units',
  'Cancelled operations by specialty',
  'Cyber security training',
  'Locum doctor rates',
  'Asbestos surveys of older buildings',
  'Translation costs',
  'Energy suppliers and tariffs',
  'Ambulance handover delays',
  'Bank staff usage',
  'Grievances and disciplinaries',
]
const MEETINGS = [
  'Planning Committee',
  'Audit and Risk Board',
  'Parish Council',
  'Library Trustees',
  'Harbour Commissioners',
  'Licensing Sub-Committee',
  'Highways Panel',
  'Cabinet',
  'Scrutiny Forum',
  'Allotments Working Group',
]

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** A working day, one every nine days back from March 2024, so that days above and below twelve occur. */
function dayNumber(index: number): string {
  return new Date(Date.UTC(2024, 2, 27 - index * 9)).toISOString().slice(0, 10)
}

export function judgments(count: number, folder = '/opinions/', extension = '.pdf'): Published[] {
  return Array.from({ length: count }, (_, index) => {
    const reference = `${23 - (index % 2)}-${String(3211 + index * 37)}`
    return {
      title: `${at(PARTIES, index)} Holdings Ltd v. ${at(PARTIES, index + 7)}`,
      reference,
      date: dayNumber(index),
      path: `${folder}${reference}${extension}`,
    }
  })
}

export function responses(count: number, folder = '/foi/', extension = ''): Published[] {
  return Array.from({ length: count }, (_, index) => {
    const title = at(SUBJECTS, index)
    const reference = `FOI ${2041 + index * 13}`
    const slug = `${reference} ${title}`.toLowerCase().replace(/\W+/g, '-')
    return { title, reference, date: dayNumber(index), path: `${folder}${slug}${extension}` }
  })
}

export function meetings(count: number, folder = '/minutes/'): Published[] {
  return Array.from({ length: count }, (_, index) => ({
    title: at(MEETINGS, index),
    reference: `M${100 + index}`,
    date: dayNumber(index),
    path: `${folder}${index + 4101}.pdf`,
  }))
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const parts = (date: string) => date.split('-').map(Number) as [number, number, number]

/** The ways of printing a date. */
export const printed = {
  british: (date: string) => `${parts(date)[2]} ${MONTHS[parts(date)[1] - 1]} ${parts(date)[0]}`,
  american: (date: string) => `${MONTHS[parts(date)[1] - 1]} ${parts(date)[2]}, ${parts(date)[0]}`,
  short: (date: string) => `${MONTHS[parts(date)[1] - 1]?.slice(0, 3)}. ${parts(date)[2]}, ${parts(date)[0]}`,
  slashes: (date: string) => date.split('-').reverse().join('/'),
  american_slashes: (date: string) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`,
  dashes: (date: string) => `${parts(date)[2]}-${MONTHS[parts(date)[1] - 1]?.slice(0, 3)}-${date.slice(2, 4)}`,
  month: (date: string) => `${MONTHS[parts(date)[1] - 1]} ${date.slice(0, 4)}`,
  dayAndMonth: (date: string) => `${parts(date)[2]} ${MONTHS[parts(date)[1] - 1]}`,
}

/** Groups in the order of their first member. */
export function groupedBy<Item>(items: Item[], key: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return [...groups]
}

const CAPTIONS = [
  'State v. Marrowby',
  'In re Estate of Tamsin Quill',
  'Larkhaven Fire Dist. No. 3 v. Oduya',
  'In the Matter of the Guardianship of K.L.',
  'Brindle, et al. v. Board of Adjustment of Foxcombe',
  "O'Hanlon v. 14 West Street, LLC",
  'United States v. Two Parcels of Land',
  'Ex parte Verney',
  'Smithers v. Smithers',
  'Doe 1 v. Netherby School District',
  'Petrov, Administrator v. Ironbridge Mut. Ins. Co.',
  'Walsh d/b/a Walsh Roofing v. Dept. of Labor',
  'J.H. v. M.H.',
  'People v. Ostrava-Lind',
  'Quarrydale Savings Bank v. Unknown Heirs of Pell',
  'In re: Application of Silverdene Water & Sewer',
  'Commonwealth v. Dennet, R., Aplt.',
  'Anand v. Rookwood R.R. Co.',
]

/** Cases whose captions differ in shape and of which several bear one day. */
export function cases(count: number, folder = '/opinions/', extension = '.pdf'): Published[] {
  return Array.from({ length: count }, (_, index) => {
    const reference = `${String(24 - (index % 3))}-${String(412 + index * 53).padStart(4, '0')}`
    return {
      title: at(CAPTIONS, index),
      reference,
      date: dayNumber(Math.floor(index / 2.5)),
      path: `${folder}${reference}${extension}`,
    }
  })
}
