/** Labels that say what kind of thing a link leads to, and nothing of which one: "PDF", "Agenda", "View", "here". */

const SIZE_NOTE = /[([]?\s?\d[\d.,]{0,8}\s?(?:kb|kib|mb|mib|gb|bytes|k|m|pages?|pp?)\b\.?\s?[)\]]?/gi

/** Words out of which generic labels are made. A label is generic when it has no others. */
const GENERIC_WORDS = new Set(
  // what one does with it
  (
    'view views see open read download downloads click click here more details detail full show get access visit go to the a an of for in as this our ' +
    'please now new window tab opens online link links url web webpage page site continue reading learn find out listen watch play print ' +
    // what file it is
    'pdf doc docx word msword xls xlsx excel csv html htm text txt rtf zip odt file files document documents format version copy adobe acrobat ' +
    'attachment attachments slip ' +
    // what it holds
    'opinion opinions order orders judgment judgments judgement judgements decision decisions ruling rulings dissent dissenting concurrence ' +
    'concurring memorandum memo disposition brief briefs docket summary abstract syllabus slip unpublished published per curiam majority ' +
    'agenda agendas minutes minute draft approved final packet pack papers paper supplement supplementary addendum reports report public notice ' +
    'audio video recording webcast transcript presentation slides media stream ' +
    'letter response reply request answer responses notice case certificate publication ' +
    'english welsh french spanish accessible large easy read only and or amp'
  ).split(' '),
)

/** Whether a label says nothing but the kind of the thing, file sizes left out. The empty label of an icon is generic. */
export function isGenericLabel(label: string): boolean {
  return label
    .replace(SIZE_NOTE, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
    .every((word) => GENERIC_WORDS.has(word))
}

/** Whether a text says anything but what kind of thing is linked. */
export function says(text: string): boolean {
  return /\p{L}{2}|\d/u.test(withoutGenericWords(text))
}

/** What is left of a text when generic words, sizes and marks are taken out. */
function withoutGenericWords(text: string): string {
  return text
    .replace(SIZE_NOTE, ' ')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !GENERIC_WORDS.has(word.toLowerCase()))
    .join(' ')
}
