/**
 * Lists of judgments as courts and law reporters outside the United States set them. Names are invented. On first sight the
 * reader found all entries and nothing else, 92.3% of the titles and of the dates.
 */
import { bare } from './frames.ts'
import { pageOf } from './page.ts'
import { cases, groupedBy, judgments, type ListingPage, type Published, printed } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const html = (text: string) => text.replaceAll('&', '&amp;')
const FRENCH = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const SPANISH = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const PORTUGUESE = 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ')
const ITALIAN = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
)
const day = (date: string) => Number(date.slice(8))
const monthIn = (names: string[], date: string) => names[Number(date.slice(5, 7)) - 1]

function austral(): ListingPage {
  const published = judgments(12, '/cgi-bin/viewdoc/ex/cases/EXSC/2024/', '.html')
  return pageOf(
    'database of decisions by month, the day in brackets outside the link',
    bare,
    published,
    `<div class="page-menu"><a href="/ex/cases/EXSC/">All</a> [<a href="/ex/cases/EXSC/2023/">2023</a>] [<a href="/ex/cases/EXSC/2022/">2022</a>] [<a href="/ex/cases/EXSC/2021/">2021</a>] <a href="/cgi-bin/sign.cgi?rss=1">RSS</a></div>
${groupedBy(published, ({ date }) => printed.month(date).split(' ')[0] ?? '')
  .map(
    ([month, ones]) =>
      `<h2 class="card-title" id="${month}">${month}</h2><div class="card"><ul>${each(ones, (one) => `<li class="make-database"><a href="${one.path}">${one.title} [2024] EXSC ${88 - published.indexOf(one)}</a> (${printed.british(one.date)}) </li>`)}</ul></div>`,
  )
  .join('\n')}`,
    {},
  )
}

function canadianRows(): ListingPage {
  const published = judgments(11, '/en/ex/exca/doc/2024/', '.html')
  return pageOf(
    'table of ISO days with name and citation in a cell',
    bare,
    published,
    `<table id="decisionsTable" class="table table-striped"><thead><tr><th>Date</th><th>Decision</th><th>Subjects</th></tr></thead><tbody>${each(published, (one, index) => `<tr class="decision"><td class="text-nowrap">${one.date}</td><td><a href="${one.path}" class="canlii"><i>${one.title}</i></a>, 2024 EXCA ${211 - index} (<span class="lang">EN</span>)</td><td class="keywords">appeal — costs — leave</td></tr>`)}</tbody></table>`,
  )
}

function decisia(): ListingPage {
  const published = judgments(10, '/exc/decisions/en/item/', '/index.do').map((one, index) => ({
    ...one,
    path: `/exc/decisions/en/item/${52100 + index}/index.do`,
  }))
  return pageOf(
    'hosted decisions: title, citation, day and a PDF of each',
    bare,
    published,
    `<div class="decisia-list"><form id="searchForm" action="/exc/en/d/s/index.do"><input name="cont"></form><p>Browse: <a href="/exc/decisions/en/2024/nav_date.do">2024</a> <a href="/exc/decisions/en/2023/nav_date.do">2023</a></p><ul class="collection-item-list list-expanded">
${each(published, (one, index) => `<li class=" list-item-expanded  "><div class="info"><div class="metadata"><span class="title"><a href="${one.path}">${one.title}</a></span><div class="citation-date"><span class="citation">2024 EXC ${310 - index} </span> - <span class="publicationDate">${one.date}</span></div><span class="collection">Decisions of the Court</span></div><div class="subMetadata"><span class="subinfo"><span class="label">Subject:</span> Admiralty</span></div></div><div class="actions"><a class="pdf" title="Download the PDF version" href="/exc/decisions/en/${52100 + index}/1/document.do"><img src="/pdf.png" alt="PDF"></a></div></li>`)}</ul><div class="pagination"><a href="?page=2" class="next">Next</a></div></div>`,
    { next: '?page=2' },
  )
}

function findJudgments(): ListingPage {
  const published = judgments(10, '/exwca/civ/2024/', '').map((one, index) => ({
    ...one,
    path: `/exwca/civ/2024/${410 - index}`,
  }))
  return pageOf(
    'judgment listing with neutral citation and court in spans',
    bare,
    published,
    `<section class="results"><h2 class="visually-hidden">Results</h2><div class="results__controls"><form><select name="order"><option value="-date" selected>Newest</option></select></form></div><ul class="judgment-listing__list">
${each(published, (one, index) => `<li><span class="judgment-listing__judgment"><span class="judgment-listing__title"><a href="${one.path}">${one.title}</a></span><span class="judgment-listing__neutralcitation">[2024] EXWCA Civ ${410 - index}</span><span class="judgment-listing__court">Court of Appeal (Civil Division)</span><time class="judgment-listing__date" datetime="${one.date}">${printed.british(one.date)}</time></span></li>`)}</ul></section>`,
  )
}

function informaticsCentre(): ListingPage {
  const published = cases(10, '/judgments/', '_Judgement.pdf')
  return pageOf(
    'serial number, case number, parties versus parties, day, bench and View',
    bare,
    published,
    `<div class="table-responsive"><table class="table" width="98%" border="1"><caption>Judgments</caption><thead><tr><th>S.No.</th><th>Case No.</th><th>Parties</th><th>Bench</th><th>Date of Judgment</th><th>View / Download</th></tr></thead><tbody>
${each(published, (one, index) => `<tr><td align="center">${index + 1}</td><td>C.A. No.-${one.reference.replace('-', '/')}</td><td>${html(one.title)}</td><td>HON'BLE MR. JUSTICE A. TEAGUE</td><td>${day(one.date) < 10 ? '0' : ''}${day(one.date)}-${one.date.slice(5, 7)}-${one.date.slice(0, 4)}</td><td><a href="${one.path}" target="_blank" title="PDF that opens in a new window"><i class="fa fa-file-pdf"></i> View (1.2 MB)</a></td></tr>`)}</tbody></table></div>`,
  )
}

function constitutionalCouncil(): ListingPage {
  const published = judgments(9, '/decision/2024/', 'QPC.htm').map((one) => ({
    ...one,
    title: `Décision n° ${one.reference} QPC du ${day(one.date)} ${monthIn(FRENCH, one.date)} ${one.date.slice(0, 4)}`,
  }))
  return pageOf(
    'French decisions whose links hold number and day',
    bare,
    published,
    `<div class="les-decisions">${each(published, (one) => `<div class="decision-line"><a href="${one.path}">${one.title}</a> <p>Société civile du Moulin [Droit de visite]</p><span class="conformite">Conformité</span></div>`)}</div>`,
  )
}

function frenchTable(): ListingPage {
  const published = judgments(9, '/fileadmin/arrets/')
  return pageOf(
    'French table: day in words, number, parties, link that says Télécharger',
    bare,
    published,
    `<table class="contenttable"><thead><tr><th>Date</th><th>N° du rôle</th><th>Parties</th><th>Arrêt</th></tr></thead><tbody>${each(published, (one) => `<tr><td>${day(one.date) === 1 ? '1er' : day(one.date)} ${monthIn(FRENCH, one.date)} ${one.date.slice(0, 4)}</td><td>${one.reference}</td><td>${one.title}</td><td><a href="${one.path}">Télécharger</a></td></tr>`)}</tbody></table>`,
  )
}

function germanTable(): ListingPage {
  const published = judgments(10, '/SharedDocs/Entscheidungen/DE/2024/', '.html?nn=5399828')
  return pageOf(
    'German table: day with dots, file number linked, subject',
    bare,
    published,
    `<p class="navpages">Seite 1 von 12 <a href="list?Seite=1">weiter</a></p><table class="doclist"><tr><th>Datum</th><th>Aktenzeichen</th><th>Bezeichnung</th></tr>${each(published, (one) => `<tr><td class="EDatum">${one.date.split('-').reverse().join('.')}</td><td class="EAz"><a class="doklink" href="${one.path}">VIII ZR ${one.reference.replace('-', '/')}</a></td><td>${one.title}</td></tr>`)}</table>`,
    { next: 'list?Seite=1' },
  )
}

function spanishList(): ListingPage {
  const published = judgments(9, '/sentencias/')
  return pageOf(
    'Spanish list: number linked, parties and "de marzo de" behind it',
    bare,
    published,
    `<ul class="lista">${each(published, (one) => `<li><a href="${one.path}">Sentencia ${one.reference}</a><br><strong>${one.title}</strong><br>Fecha: ${day(one.date)} de ${monthIn(SPANISH, one.date)} de ${one.date.slice(0, 4)}</li>`)}</ul>`,
  )
}

function portugueseCards(): ListingPage {
  const published = judgments(9, '/noticias/', '')
  return pageOf(
    'Portuguese news: day in words over the title, "Leia mais" below',
    bare,
    published,
    `<div class="noticias">${each(published, (one) => `<div class="noticia"><span class="data">${day(one.date)} de ${monthIn(PORTUGUESE, one.date)} de ${one.date.slice(0, 4)}</span><h3><a href="${one.path}">${one.title}</a></h3><p>O Tribunal negou provimento ao recurso por unanimidade.</p><a class="mais" href="${one.path}">Leia mais</a></div>`)}</div>`,
  )
}

function italianList(): ListingPage {
  const published = judgments(8, '/sentenze/')
  return pageOf(
    'Italian paragraphs: "depositata il" and the day',
    bare,
    published,
    `<div class="testo">${each(published, (one) => `<p><a href="${one.path}">${one.title}</a> &ndash; Sentenza n. ${one.reference}, depositata il ${day(one.date)} ${monthIn(ITALIAN, one.date)} ${one.date.slice(0, 4)}</p>`)}</div>`,
  )
}

function irishTable(): ListingPage {
  const published = cases(10, '/view/Judgments/').map((one, index) => ({
    ...one,
    path: `/view/Judgments/8f0c${index}a2-44b/2024_EXHC_${100 + index}.pdf/pdf`,
  }))
  return pageOf(
    'judgments searched: title, citation, court, judge, day, and a View button',
    bare,
    published,
    `<div class="alfresco-table"><table><thead><tr><td>Title</td><td>Citation</td><td>Court</td><td>Judgment by</td><td>Date Delivered</td><td>View</td></tr></thead><tbody>${each(published, (one, index) => `<tr><td>${html(one.title)}</td><td>[2024] EXHC ${100 + index}</td><td>High Court</td><td>Teague J.</td><td>${printed.slashes(one.date)}</td><td><a class="btn btn-view" href="${one.path}">View</a></td></tr>`)}</tbody></table></div>`,
  )
}

function supremeRows(): ListingPage {
  const published = judgments(9, '/cases/exsc-2023-').map((one, index) => ({
    ...one,
    path: `/cases/exsc-2023-0${120 + index}.html`,
  }))
  return pageOf(
    'judgment day, neutral citation, case ID and linked name, sorted by script',
    bare,
    published,
    `<p>Filter: <input type="text" id="filter"></p><table class="sortable" id="decided"><thead><tr><th>Judgment Date</th><th>Neutral citation</th><th>Case ID</th><th>Case name</th></tr></thead><tbody>${each(published, (one, index) => `<tr><td><span class="hidden">${one.date.replaceAll('-', '')}</span>${printed.british(one.date).replace(/ (...)\w* /, ' $1 ')}</td><td>[2024] EXSC ${20 - index}</td><td>EXSC 2023/0${120 + index}</td><td><a href="${one.path}" title="Judgment details">${one.title}</a></td></tr>`)}</tbody></table>`,
  )
}

export const courtsAbroad = [
  austral,
  canadianRows,
  decisia,
  findJudgments,
  informaticsCentre,
  constitutionalCouncil,
  frenchTable,
  germanTable,
  spanishList,
  portugueseCards,
  italianList,
  irishTable,
  supremeRows,
]
