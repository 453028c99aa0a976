/** Words of English and of asking, which say nothing of what is asked. Without apostrophes, as `words.ts` compares them. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a about above act after again all along also am an and any are as ask asked asking at be because been before being
  below between both but by can cannot could did do does doing done dont during each either etc eg else ever every for
  foi foia foisa eir freedom from further get give given go had has have having he hello her here him his how however i id
  ie if im in information inform into is isnt it its ive just kind kindly know let like make many may me might more most
  much must my myself need no nor not of off on once one only or other our ours ourselves out over own per perhaps
  please possible provide provided providing question re regard regarding relating relation request requested
  requesting respect same send shall she should since so some state still such supply tell than thank thanks that the
  their them themselves then there these they this those through thus to too under until up upon us use using via want
  was we were what when where whether which while who whom whose why will wish with within without would yes you your
  yours yourself dear sir madam hi faithfully sincerely currently current
  nhs trust foundation organisation organization authority council ccg icb department`.split(/\s+/),
)

/** Words that count as part of a date. */
export const WORDS_OF_DATES: ReadonlySet<string> = new Set(
  `january february march april june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec year years fy`.split(/\s+/),
)

/**
 * Words in which almost anything can be asked for: of contracts, money, numbers, people and forms. Requests that share
 * these alone ask the same of different things. Singular, as `words.ts` makes them.
 */
export const WORDS_OF_ANY_REQUEST: ReadonlySet<string> = new Set(
  `account actual address amount annual answer applicable approximate attached available average award awarded
  breakdown brand break broken budget business calendar case category change commence commencement company confirm
  contact contract contracted contractor copy cost cover covered current data date day decision description detail
  director document due duration electronic email employ employee end excel expected expenditure expire expiry extend
  extended extension figure financial following form format framework full head held hold hour include included
  including internal invoice item job last latest length level licence licensed license line list lot manage managed management
  manager manufacturer member model money month monthly name named new next number officer option organisational
  original overall paid part party pay payment percentage period person plan planned policy position post postcode
  previous price procure procured procurement product provider provision purchase purchased quantity quarter reason receive received
  recent record reference relate relevant renew renewal renewed report respective responsible result review role
  sector separate service sheet site software solution source spend spending spent spreadsheet staff start started status
  supplied supplier support system team telephone phone tender term third time title total type unit user value vat
  vendor version volume week work yearly`.split(/\s+/),
)
