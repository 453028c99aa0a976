import type { Page } from '../platform.ts'

/** What tells the software of a site: its generator's name, the folders of its files, the classes of its templates. */
const EVIDENCE: readonly [string, RegExp][] = [
  ['disclosurelog', /\bdisclosurelog\.co\.uk\b/i],
  ['wordpress', /<meta[^>]{1,60}generator[^>]{1,60}wordpress|\/wp-(?:content|includes|json)\/|\/app\/uploads\//i],
  ['concrete', /<meta[^>]{1,60}generator[^>]{1,60}concrete|\/application\/files\/|\bccm-|\/download_file\//i],
  ['verseone', /docm93jijm4n|smbfolder=|verseone|download\.cfm\?/i],
  [
    'umbraco',
    /<meta[^>]{1,60}generator[^>]{1,60}umbraco|\/umbraco\/|\/media\/[a-z\d]{8}\/[^"'\s]{1,200}\.(?:pdf|docx?|xlsx?)/i,
  ],
  [
    'drupal',
    /<meta[^>]{1,60}generator[^>]{1,60}drupal|\/sites\/(?:default|[\w.-]{1,60})\/files\/|data-drupal-|\bviews-row\b/i,
  ],
  ['joomla', /<meta[^>]{1,60}generator[^>]{1,60}joomla|\/media\/jui\/|\/components\/com_|option=com_/i],
  ['jadu', /\/directory-record\/|\bjadu\b/i],
  ['ckan', /<meta[^>]{1,60}generator[^>]{1,60}ckan|\/dataset\/[\w-]{1,80}\/resource\//i],
  ['sharepoint', /<meta[^>]{1,60}generator[^>]{1,60}sharepoint|\/_layouts\/|_spPageContextInfo/i],
  ['sitecore', /\/-\/media\//i],
  ['dotnetnuke', /<meta[^>]{1,60}generator[^>]{1,60}dotnetnuke|\/DesktopModules\/|\/Portals\/\d|LinkClick\.aspx/i],
  ['typo3', /<meta[^>]{1,60}generator[^>]{1,60}typo3|\/fileadmin\//i],
  ['moderngov', /\bmgAi\.aspx|ieListMeetings\.aspx|ieListDocuments\.aspx|\/mgConvert2PDF\.aspx/i],
  ['civicplus', /\/AgendaCenter\/|\/DocumentCenter\/View\//i],
  ['granicus', /\.granicus\.com\b|ViewPublisher\.php/i],
  ['legistar', /\.legistar\.com\b|MeetingDetail\.aspx\?/i],
  ['wagtail', /\/documents\/\d{1,8}\/[^"'\s]{1,120}|\bwagtail\b/i],
  ['nhs-wales', /\/use-of-site\//i],
  ['squarespace', /<meta[^>]{1,60}generator[^>]{1,60}squarespace|static1\.squarespace\.com/i],
  ['wix', /<meta[^>]{1,60}generator[^>]{1,60}wix|static\.wixstatic\.com/i],
  ['asp.net', /__VIEWSTATE|__doPostBack|\/WebResource\.axd/i],
  ['classic-asp', /href=["'][^"']{0,200}\.asp(?:\?|["'])/i],
]

/** Reading further than this into a page tells nothing more of its software. */
const MOST_READ = 400_000

/** The platform of a page, by its own markup; null where nothing tells it. */
export function platformOf({ body, url }: Page): string | null {
  const read = `${url} ${body.slice(0, MOST_READ)}`
  return EVIDENCE.find(([, evidence]) => evidence.test(read))?.[0] ?? null
}
