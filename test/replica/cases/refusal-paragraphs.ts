/** Paragraphs in which refusals are reasoned, in own words. */
import type { ReplyBlock } from './case.ts'

const paragraphs = (...texts: string[]): ReplyBlock[] => texts.map((text) => ({ kind: 'paragraph', text }))

export const EXEMPT_SECURITY: ReplyBlock[] = [
  { kind: 'heading', text: 'Why the make is withheld' },
  ...paragraphs(
    'The make of each product is exempt from disclosure under section 31(1)(a) of the Freedom of Information Act 2000. A person who knew which product protects our network could concentrate on its published weaknesses, and release would be likely to prejudice the prevention of crime.',
    'Section 31 is a qualified exemption. We have weighed the interest in knowing how public money is spent, which is met by the suppliers, dates and sums given above, against the interest in keeping patient systems safe, and have concluded that the balance lies in withholding the make.',
  ),
]

export const EXEMPT_COMMERCIAL = paragraphs(
  'The unit prices are exempt from disclosure under section 43(2) of the Freedom of Information Act 2000. Other companies could align their next bids with these prices, so that release would be likely to prejudice the commercial interests of the supplier and of the Trust.',
  'We have considered the public interest test. There is an interest in value for money being seen; it is met by publishing the name of the supplier and the term of the contract. On balance the prices are withheld.',
)

export const NEITHER_CONFIRM_NOR_DENY = paragraphs(
  'The Trust neither confirms nor denies that it holds the information requested. It relies on section 31(3) of the Freedom of Information Act 2000, by which the duty to confirm or deny does not arise where doing so would, or would be likely to, prejudice the prevention or detection of crime.',
  'To say that a product is in use would tell an attacker where to look; to say that none is would tell an attacker that the way is open. Answers of this kind from many hospitals can also be put together into a picture that no single answer gives.',
  'We recognise that openness about security spending builds trust. Against this stands the harm to patients if clinical systems were unavailable. In all the circumstances the public interest in neither confirming nor denying outweighs that in confirming or denying.',
)

/** The ways to complain, said at the foot of every reply. */
export const COMPLAINT = paragraphs(
  'If you are not content with the way in which your request has been handled you may ask for an internal review within 40 working days of this reply.',
  'If you remain dissatisfied after the review you may apply to the Information Commissioner under section 50 of the Act: Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF.',
)
