/** Which field of a contract a question, a column or a row asks for, by its words. */
import type { ContractField } from '../../domain.ts'

/** What a question or heading can ask for beyond one field: both ends of a term, a supplier with its product. */
export type Asked = ContractField | 'term' | 'other'

interface Rule {
  asks: Asked
  words: RegExp
}

/**
 * Tried in this order: the narrow before the wide. "How many licences" is a count, "what is the licence's expiry date"
 * a date; a unit price or a number of bookings has no field.
 */
const RULES: Rule[] = [
  {
    asks: 'other',
    words:
      /\b(?:review date|market again|re-?tender|audited|add-?ons?|unit prices?|discount|(?:price|rate|fee|cost|charge|margin|mark-?up)s? (?:per(?! (?:annum|year))|for each|added)|per (?:click|hour|minute|tonne|unit|licen[cs]e)|hourly|rebates?|bookings|penetration|complaints?|tender(?:ing)? scor)\b/i,
  },
  {
    asks: 'licences',
    words:
      /\b(?:(?:how many|number of|no\.? of|quantity of|total) (?:[\w-]+ ){0,3}(?:licen[cs]es?|users?|seats?|devices covered)|licen[cs]es? (?:held|count|numbers?)|licen[cs]es?$|volume of licen[cs]es)\b/i,
  },
  {
    asks: 'contractOfficer',
    words:
      /\b(?:(?:contract|contracts|responsible|lead|procurement|budget) (?:officer|manager|owner|holder|lead)|officer|contact(?: (?:name|person|details|for))?|responsible for|who (?:at|in|within) the (?:trust|organisation)|person (?:in charge|responsible|who|that)|manages?|looks after|job title)\b/i,
  },
  { asks: 'framework', words: /\b(?:framework|procure?ment route|route to market)\b/i },
  {
    asks: 'term',
    words:
      /\b(?:start|begin|began|commence\w*)\b.{0,40}\b(?:end|finish|expir\w+|run out|until)\b|\bfrom and to\b|\b(?:term|contract) dates\b|\bcontract period\b|^dates$|\bstart,? (?:and )?end\b/i,
  },
  {
    asks: 'expiryDate',
    words: /\b(?:expir\w+|ends?|end date|finish(?:es)?|run out|renewal date|comes? to an end|due to end)\b/i,
  },
  {
    asks: 'startDate',
    words: /\b(?:start(?:s|ed|ing)?|began|begin|commence\w*|effective date|date (?:of )?award(?:ed)?|go live)\b/i,
  },
  { asks: 'duration', words: /\b(?:duration|length|how long|term)\b/i },
  {
    asks: 'annualSpend',
    words:
      /\b(?:annual|yearly) (?:\w+ )?(?:spend|value|cost|charge|payment|premium|fee|budget|price)\b|\b(?:spend|value|cost|charge|fee|price|pay|paid)\b[^.?]{0,40}\b(?:per annum|p\.a\b|per year|a year|each year|annually)/i,
  },
  {
    asks: 'totalValue',
    words:
      /\b(?:total (?:contract )?(?:value|cost)|contract value|whole[- ]life|in total over|over the (?:life|term)|lifetime (?:cost|value)|value of (?:the|that|this) contract)\b/i,
  },
  {
    asks: 'annualSpend',
    words:
      /\b(?:(?:annual|yearly|per annum|average) (?:\w+ )?(?:spend|value|cost|charge|payment|premium|fee|budget)|spends?|spent|cost(?:s|ing)?|price|paid|pays?|value|p\.a\.|per year|a year|each year)\b/i,
  },
  {
    asks: 'description',
    words: /\b(?:descri\w+|what (?:the contract|it) covers|services? provided|type of agreement|scope|nature of)\b/i,
  },
  { asks: 'brand', words: /\b(?:brand|make|manufacturer)\b/i },
  {
    asks: 'product',
    words:
      /\b(?:products?|system name|software (?:name|used)|name of the (?:system|software|tool)|solution used|model)\b/i,
  },
  {
    asks: 'supplier',
    words:
      /\b(?:suppliers?|vendors?|providers?|contractors?|compan(?:y|ies)|reseller|supplies|provides|maintains|awarded to|bought from|with whom|collects|holds the)\b/i,
  },
  {
    asks: 'service',
    words:
      /^(?:contract|service|system|category|lot|title|name of contract|contract (?:title|name)|description of contract|area)s?(?: (?:name|title|category))?$/i,
  },
]

/** What a question or a column's heading asks for; null where no rule knows its words. */
export function askedFor(words: string): Asked | null {
  const text = withoutAside(words.slice(0, 300))
  if (asksExtension(text)) return 'extension'
  return RULES.find((rule) => rule.words.test(text))?.asks ?? null
}

/** Everything that a question asks for, in the order of the rules: "supplier and product, with the expiry date". */
export function allAskedFor(words: string): Asked[] {
  const text = withoutAside(words.slice(0, 400))
  const all = RULES.filter((rule) => rule.words.test(text)).map((rule) => rule.asks)
  const one = BOTH_SUMS.every((sum) => sum.test(text)) ? null : all.find((field) => SUMS.includes(field))
  const asked = one ? all.filter((field) => field === one || !SUMS.includes(field)) : all
  return [...new Set(asksExtension(text) ? (['extension'] as Asked[]) : asked)]
}

const SUMS: Asked[] = ['annualSpend', 'totalValue']
/** Words of both in one question: "the annual and the total value". */
const BOTH_SUMS = [/\b(?:total|whole|lifetime|over the)\b/i, /\b(?:annual|yearly|year|annum)\b/i]

const EXTENSION = /\b(?:extension|extended|extend|extendable|renewal options?|options? to renew)\b/i
const TERM = /\b(?:start\w*|end date|ends?|expir\w+|duration|length|term|value)\b/i

/** Whether the extension is what is asked for: "Expiry date (including extensions)" asks for the date. */
function asksExtension(text: string): boolean {
  const extension = text.search(EXTENSION)
  const term = text.search(TERM)
  return extension >= 0 && (term < 0 || extension < term)
}

/** Which contracts a question is for ("contract 3 only") does not say what it asks. */
function withoutAside(text: string): string {
  return text.replace(/\((?:only|contracts?)[^)]{0,60}\)/gi, ' ')
}
