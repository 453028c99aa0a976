/** How one kind of site writes its log: the markup alone, for the replica's sites and for fixtures. */

/** A link as a page prints it. */
export interface PrintedLink {
  address: string
  text: string
}

/** What a site prints of one response; everything as printed, dates too. */
export interface PrintedEntry {
  /** Of its page, or of its letter where it has no page. */
  address: string
  title: string
  reference?: string
  received?: string
  responded?: string
  published?: string
  /** Subjects, and exemption labels among them. */
  categories?: string[]
  documents?: PrintedLink[]
  /** The answer on the response's page, as HTML. */
  answer?: string
}

export interface PrintedListing {
  heading: string
  entries: PrintedEntry[]
  /** Address of the page that follows, and of the one before. */
  next?: string | null
  previous?: string | null
  /** Folders, years or categories below this page. */
  folders?: PrintedLink[]
  /** Papers that stand on the same page and answer nobody. */
  otherPapers?: PrintedLink[]
}

export interface Markup {
  /** The main part of a listing page; of an API, the whole answer. */
  listing(listing: PrintedListing): string
  /** The main part of a response's page, where responses have pages. */
  entry?(entry: PrintedEntry): string
  /** What `listing` gives is no HTML to be put into a site's frame. */
  bare?: boolean
}
