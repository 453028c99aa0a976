import { tellingWords } from './words.ts'

/** What requests to NHS bodies are about, each with words that say so; the first in this order wins where two have as many. */
const TOPICS = {
  'cyber security':
    'cyber ransomware phishing malware antivirus firewall endpoint siem encryption penetration vulnerability breach hacking hacker edr soc',
  'information technology':
    'ict digital computer laptop desktop server network wifi lan wan cloud hosting backup printer printing print mfd microsoft window epr pas electronic database website app telephony voip mobile tablet device broadband teleradiology pacs interoperability ai',
  'agency and temporary staff': 'agency locum bank temporary neutral insourcing rota shift',
  workforce:
    'workforce employee vacancy recruitment retention turnover sickness absence nurse doctor consultant midwife junior grievance redundancy dismissal suspension disciplinary whistleblowing bullying harassment diversity gender ethnicity pension payroll salary pay band overtime union strike apprentice visa',
  'estates and facilities':
    'estate building maintenance cleaning catering laundry linen waste car parking energy electricity gas water heating solar asbestos raac fire lift security guard portering meal food pfi land construction boiler decontamination',
  'medicines and pharmacy':
    'medicine drug pharmacy prescription prescribing dispensing formulary biosimilar vaccine dose tablet treated treatment mg infusion chemotherapy homecare adalimumab antibiotic opioid',
  'mental health':
    'mental psychiatric psychiatry camhs suicide psychology psychological sectioned seclusion restraint autism adhd dementia eating therapy counselling',
  'maternity and children':
    'maternity birth baby neonatal stillbirth pregnancy pregnant caesarean midwifery obstetric paediatric child children infant abortion ivf fertility',
  'urgent and emergency care': 'emergency ambulance handover urgent corridor trolley paramedic triage',
  'waiting times and operations':
    'waiting wait elective referral operation surgery surgical theatre cancelled cancellation rtt backlog appointment outpatient discharge bed occupancy',
  'cancer and long-term conditions':
    'cancer tumour oncology radiotherapy diabetes cardiac heart stroke renal dialysis respiratory asthma copd hiv hepatitis obesity screening endoscopy',
  'diagnostics and equipment':
    'diagnostic imaging mri ct ultrasound xray scanner radiology pathology laboratory blood equipment medical implant pump sterilisation robot robotic',
  'safety and complaints':
    'complaint incident negligence claim compensation litigation inquest never serious safeguarding death mortality infection mrsa covid violence assault theft stolen ppe abuse',
  'finance and governance':
    'finance deficit debt invoice bank loan fraud audit board executive chief consultancy hospitality gift lobbying travel taxi expense overseas visitor charity sponsorship governance merger',
} as const

export type Topic = keyof typeof TOPICS
const TOPIC_NAMES = Object.keys(TOPICS) as Topic[]

const TOPICS_OF_WORD = new Map<string, Topic[]>()
for (const topic of TOPIC_NAMES) {
  for (const word of tellingWords(TOPICS[topic])) TOPICS_OF_WORD.set(word, [...(TOPICS_OF_WORD.get(word) ?? []), topic])
}

/** A word of the title says more than one of many questions. */
const TITLE_WEIGHT = 3

/** What a request is about, by the words of its title and questions; null where none of them says. */
export function topicOf(title: string | null, questions: readonly string[]): Topic | null {
  const counts = new Map<Topic, number>()
  const count = (text: string, weight: number) => {
    for (const word of new Set(tellingWords(text)))
      for (const topic of TOPICS_OF_WORD.get(word) ?? []) counts.set(topic, (counts.get(topic) ?? 0) + weight)
  }
  count(title ?? '', TITLE_WEIGHT)
  for (const question of questions) count(question, 1)
  let best: Topic | null = null
  for (const topic of TOPIC_NAMES)
    if ((counts.get(topic) ?? 0) > (best === null ? 0 : (counts.get(best) ?? 0))) best = topic
  return best
}
