/** Words that name an office, not a person, in the part of an address before the `@`. */
const ROLE_WORDS =
  /(?:^|[._+-])(?:foi|foia|foia?requests?|eir|sar|dpo|dpa|ig|info|information|informationgovernance|freedomofinformation|freedom|dataprotection|data|records?|access|requests?|enquir(?:y|ies)|inquiries|contact(?:us)?|comments|complaints?|pals|palsandcomplaints|patientexperience|feedback|help|helpdesk|helpline|support|service(?:s|desk)?|office|admin|administration|reception|secretary|secretariat|corporate|corporateservices|governance|communications?|comms|press|media|publications?|website|web(?:master)?|noreply|no-reply|donotreply|postmaster|mail|mailbox|team|hr|recruitment|jobs|finance|payments|invoices|procurement|tenders?|supplies|estates|legal|casework|icocasework|registration|advice|trust|hospital|board|ccg|icb|council|nhs|freedomof\w{1,20})\d{0,4}(?=[._+-]|$)/i
/** Domains on which people have mailboxes of their own. */
const FREE_MAIL =
  /@(?:(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky|virginmedia|protonmail|gmx|msn|me|mail)\.|talktalk\.|ntlworld\.)/i
const RUN_TOGETHER = /(?:foi|freedomofinfo|enquir|complaint|informationgov|dataprotection|infogov|feedback)/i

/** Whether an address is an organisation's, such as `foi@trust.example`, rather than a person's. */
export function isRoleMailbox(address: string): boolean {
  if (FREE_MAIL.test(address)) return false
  const name = address.slice(0, address.indexOf('@'))
  return ROLE_WORDS.test(name) || RUN_TOGETHER.test(name)
}
