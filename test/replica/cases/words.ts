/** Invented words for invented responses. No person, company or authority of these names is meant. */

// biome-ignore format: a word list
export const PLACES = [
  'Wenlow', 'Harrowmere', 'Askerdale', 'Penmarrow', 'Thornwick', 'Eddlestow', 'Marlowby', 'Quenby', 'Fallowmere', 'Stourleigh',
  'Brackenholt', 'Ottermouth', 'Linfold', 'Cawdale', 'Mirefield', 'Selwick', 'Dunmarrow', 'Ravensby', 'Tarnbeck', 'Hollinsea',
]
export const REACHES = [
  'Vale',
  'Coast',
  'Moors',
  'and Weir',
  'Fells',
  'Estuary',
  'Downs',
  'Levels',
  'Wolds',
  'and District',
]
export const BODIES = [
  { name: 'University Hospitals NHS Foundation Trust', kind: 'NHS Foundation Trust' },
  { name: 'Community Health NHS Trust', kind: 'NHS Trust' },
  { name: 'Mental Health NHS Foundation Trust', kind: 'NHS Foundation Trust' },
  { name: 'Hospitals NHS Trust', kind: 'NHS Trust' },
]

// biome-ignore format: a word list
export const SUPPLIERS = [
  'Northlight Systems Ltd', 'Calder Reach IT Ltd', 'Brightwell Networks plc', 'Fenmark Solutions Ltd', 'Oakhaven Technology Ltd',
  'Sableport Services Ltd', 'Tidewater Communications plc', 'Kestrel Ridge Software Ltd', 'Ambergate Digital Ltd', 'Meridian Quay Ltd',
]
export const FACILITIES_SUPPLIERS = [
  'Harlow and Finch Facilities Ltd',
  'Longacre Print Ltd',
  'Whitebeam Catering Ltd',
  'Copperfold Linen Ltd',
]

export const CYBER_SERVICES = [
  { service: 'Perimeter firewall', product: 'Palisade NG' },
  { service: 'Endpoint protection', product: 'Harbour EDR' },
  { service: 'E-mail security gateway', product: 'CipherGate' },
  { service: 'Security operations centre', product: 'BlueLantern SOC' },
  { service: 'Vulnerability management', product: 'GuardPost Suite' },
  { service: 'Identity and access management', product: 'KeyStone Access' },
]
export const ICT_SERVICES = [
  'Network switches',
  'Telephony system',
  'Wide area network',
  'Digital dictation',
  'Data back-up',
  'Video conferencing',
]
export const FACILITIES_SERVICES = [
  'Managed print',
  'Patient catering',
  'Linen and laundry',
  'Clinical waste collection',
  'Translation and interpreting',
]

// biome-ignore format: a word list
export const OFFICERS = [
  'Head of Digital Infrastructure', 'Head of Procurement', 'Cyber Security Manager', 'Deputy Director of Digital Services',
  'IT Operations Manager', 'Head of Estates and Facilities',
]
export const FRAMEWORKS = ['CCS RM6068', 'CCS RM6098', 'CCS RM3808', 'G-Cloud 13']

/** Things that are counted, each with what a request asks of it and what an answer counts. */
export const COUNTED = [
  { title: 'Temporary Medical Staffing', item: 'shifts filled by agency doctors' },
  { title: 'Violence and Aggression Incidents', item: 'incidents of violence against staff recorded' },
  { title: 'Cancelled Outpatient Appointments', item: 'outpatient appointments cancelled by the Trust' },
  { title: 'Parking Fines', item: 'parking charge notices issued to staff' },
  { title: 'Bank Nursing Hours', item: 'hours worked by bank nurses' },
  { title: 'Lost Property', item: 'items of lost property recorded' },
]
export const NOT_RECORDED = [
  { title: 'Dietary Preferences', item: 'patients who asked for a plant-based meal' },
  { title: 'Reasons for Late Discharge', item: 'discharges delayed because no taxi could be found' },
  { title: 'Pets on Wards', item: 'visits to wards by therapy animals' },
]
export const BOARD_PAPERS = [
  { title: 'Executive Pay', document: 'annual report and accounts' },
  { title: 'Gender Pay Gap', document: 'gender pay gap report' },
  { title: 'Waiting Times', document: 'integrated performance report' },
]
