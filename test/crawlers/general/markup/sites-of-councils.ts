/**
 * Meetings, notices and publications as councils, departments and site builders set them. Names are invented. On first sight
 * the reader found 83.5% of the entries, 81.4% of their titles and 88.9% of their dates, four of the markups counted wrong
 * only because they expected another of a meeting's papers, or a title with its date or extension.
 */
import { bare } from './frames.ts'
import { pageOf } from './page.ts'
import { groupedBy, type ListingPage, meetings, type Published, printed, responses } from './published.ts'

const each = (published: Published[], row: (one: Published, index: number) => string) => published.map(row).join('\n')
const year = ({ date }: Published) => date.slice(0, 4)
const pages = (count: number, folder: string) => responses(count, folder)

function committeeSystem(): ListingPage {
  const published = meetings(10).map((one, index) => ({
    ...one,
    path: `/cmis/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/${2200 + index}/Committee/9/Default.aspx`,
  }))
  return pageOf(
    'committee system: day and hour linked, committee beside, status',
    bare,
    published,
    `<div id="dnn_ctr397"><table class="meetings"><tr><th>Committee</th><th>Meeting</th><th>Venue</th><th>Status</th></tr>${each(published, (one, index) => `<tr><td>${one.title}</td><td><a href="${one.path}" title="View meeting details">${printed.british(one.date)} 19:00</a></td><td>Council Chamber, Town Hall</td><td>${index % 4 === 2 ? 'Cancelled' : 'Agenda published'}</td></tr>`)}</table></div>`,
  )
}

function meetingPortal(): ListingPage {
  const published = meetings(9).map((one, index) => ({
    ...one,
    path: `/filestream.ashx?DocumentId=${901 + index * 3}`,
  }))
  return pageOf(
    'meeting portal: heading, day with hour, agenda as page and PDF, minutes',
    bare,
    published,
    `<div class="calendar-list">${each(published, (one, index) => `<div class="calendar-item"><div class="meeting-title"><h3 class="meeting-title-heading"><a href="/Meeting.aspx?Id=8c2${index}-4f&amp;Agenda=Agenda&amp;lang=English">${one.title}</a></h3></div><div class="meeting-header"><div class="meeting-date">${printed.american(one.date)} @ 6:30 PM</div><div class="meeting-location">Council Chambers</div></div><ul class="meeting-document"><li><a href="/filestream.ashx?DocumentId=${900 + index * 3}">Agenda (PDF)</a></li><li><a href="/filestream.ashx?DocumentId=${901 + index * 3}">Minutes (PDF)</a></li><li><a href="Players/ISIStandAlonePlayer.aspx?Id=${index}">Video</a></li></ul></div>`)}</div>`,
  )
}

function archiveCentre(): ListingPage {
  const published = meetings(12).map((one, index) => ({ ...one, path: `/Archive.aspx?ADID=${1100 + index}` }))
  return pageOf(
    'archive centre: link text opens with the day, line breaks between',
    bare,
    published,
    `<table width="100%"><tr><td><span class="archivetitle"><b>Minutes</b></span> <a href="/rss.aspx#archive"><img alt="RSS" src="/r.gif"></a><br>Enter your e-mail to <a href="/list.aspx">subscribe</a></td></tr><tr><td>
${each(published, (one) => `<span class="archive"><a href="${one.path}">${printed.american(one.date)} ${one.title}</a></span><br>`)}
<a href="/Archive.aspx?AMID=36&amp;Type=Recent">View the most recent</a></td></tr></table>`,
  )
}

function meetingTable(): ListingPage {
  const published = meetings(10, '/meeting/').map((one, index) => ({
    ...one,
    path: index > 1 ? `/media/${index}11` : `/bc-citycouncil/page/meeting-${index + 31}`,
  }))
  return pageOf(
    'municipal meetings: icons for agenda and minutes, rows without them, details behind',
    bare,
    published,
    `<table class="views-table cols-6 calendar"><caption>Upcoming and past meetings</caption><thead><tr><th>Date</th><th>Meeting</th><th>Agenda</th><th>Agenda Packet</th><th>Minutes</th><th><span class="sr-only">View Details</span></th></tr></thead><tbody>
${each(published, (one, index) => `<tr class="${index % 2 ? 'even' : 'odd'}"><td><span class="date-display-single">${printed.american_slashes(one.date)} - 7:00pm</span></td><td>${one.title}${index === 3 ? ' - CANCELLED' : ''}</td><td>${index > 1 ? `<a href="/media/${index}11"><img alt="PDF icon" src="/pdf.svg"></a>` : ''}</td><td></td><td>${index > 3 ? `<a href="/media/${index}12"><img alt="PDF icon" src="/pdf.svg"></a>` : ''}</td><td><a href="/bc-citycouncil/page/meeting-${index + 31}" class="view-details">View Details</a></td></tr>`)}</tbody></table>`,
    { heading: (one) => `${one.title}${published.indexOf(one) === 3 ? ' - CANCELLED' : ''}` },
  )
}

function decisionNotices(): ListingPage {
  const published = pages(10, '/ieDecisionDetails.aspx?ID=').map((one, index) => ({
    ...one,
    path: `ieDecisionDetails.aspx?ID=${3300 + index}`,
  }))
  return pageOf(
    'decisions with decision maker, days made and published, and an image of effect',
    bare,
    published,
    `<div class="mgContent"><p><a href="mgDelegatedDecisions.aspx?XXR=0&amp;DR=01">Earlier</a> - <a href="mgDelegatedDecisions.aspx?XXR=1">Later</a></p><ul class="mgNonBulletList">
${each(published, (one) => `<li><p class="mgMainTxt"><a href="${one.path}" title="Link to decision details for ${one.title}">${one.title}</a> <span class="mgDetailTxt">ref: ${one.reference.slice(4)}</span> <img src="/mgimages/keyy.gif" alt="Recommendations Approved"></p><p class="mgSubItemTxt">Decision Maker: Director of Places</p><p class="mgSubItemTxt">Made at meeting: 02/01/2024 - Cabinet</p><p class="mgSubItemTxt">Decision published: ${printed.slashes(one.date)}</p><p class="mgSubItemTxt">Effective from: 30/12/2024</p></li>`)}</ul></div>`,
  )
}

function regulatorNotices(): ListingPage {
  const published = pages(10, '/action-weve-taken/decision-notices/ic-')
  return pageOf(
    'notices that are links altogether, day and sector in small text',
    bare,
    published,
    `<div class="resultlist">${each(published, (one) => `<div class="itemlink"><a href="${one.path}"><h2 class="h4 text-underline">${one.title}</h2><p class="text-small">${printed.british(one.date)}, Local government</p><p>The complainant asked the council for information about its contracts. The Commissioner decides that it was entitled to refuse.</p><dl class="dl-horizontal"><dt>FOI 12:</dt><dd>Complaint upheld</dd></dl></a></div>`)}</div>`,
  )
}

function federalNews(): ListingPage {
  const published = pages(10, 'https://www.example.org/en/news/2024/').map((one) => ({
    ...one,
    path: `${one.path}.html`,
  }))
  return pageOf(
    'federal news: articles with machine day, department and kind on a line',
    bare,
    published,
    `<div class="col-md-8"><p>Showing 1 to 10 of 41,234 <a href="/feed.atom">Atom</a></p>${each(published, (one) => `<article class="item"><h3 class="h5"><a href="${one.path}">${one.title}</a></h3><p><time datetime="${one.date} 11:00">${one.date} 11:00</time> | Department of Harbours | news releases</p><p>Today the Minister announced a further programme of works from 2025 to 2031.</p></article>`)}</div>`,
  )
}

function irishPublications(): ListingPage {
  const published = pages(9, '/en/publication/')
  return pageOf(
    'publications: heading linked, department and "Published on" below',
    bare,
    published,
    `<div reboot-site-container><ul class="list-unstyled">${each(published, (one) => `<li><h5><a href="${one.path}">${one.title}</a></h5><div class="meta"><p><span>Publication</span>; Published on ${printed.british(one.date)}; Last updated on 30 December 2024</p><p>From <a href="/en/organisation/harbours/">Department of Harbours</a></p></div></li>`)}</ul></div>`,
    {},
  )
}

function blogList(): ListingPage {
  const published = pages(8, '/news-1/2024/3/')
  return pageOf(
    'site builder: blog list with image link, author, and Read More',
    bare,
    published,
    `<div class="BlogList sqs-blog-list">${each(published, (one) => `<article class="BlogList-item hentry" data-item-id="65f${one.reference.slice(4)}"><a href="${one.path}" class="BlogList-item-image-link"><img class="BlogList-item-image" alt="" src="/i.jpg"></a><div class="Blog-meta BlogList-item-meta"><a href="/news-1?author=5" class="Blog-meta-item--author">Town Clerk</a><time class="Blog-meta-item--date" datetime="${one.date}">${printed.short(one.date).replace('.', '')}</time></div><a href="${one.path}" class="BlogList-item-title" data-content-field="title">${one.title}</a><div class="BlogList-item-excerpt"><p>A short note.</p></div><a href="${one.path}" class="BlogList-item-readmore"><span>Read More</span></a></article>`)}</div><nav class="BlogList-pagination"><a class="BlogList-pagination-link" href="/news-1?offset=170"><span>Older</span></a></nav>`,
    { next: '/news-1?offset=170' },
  )
}

function hashedNames(): ListingPage {
  const published = pages(9, '/documents/')
  return pageOf(
    'rendered by React: hashed class names, divisions in divisions, chips',
    bare,
    published,
    `<div id="root"><div class="sc-bdVaJa kQyBnR"><div class="sc-bwzfXH gVpHjz"><button class="MuiButtonBase-root-182">Filter</button><span class="sc-htpNat">9 results</span></div><div class="MuiGrid-root-12">${each(published, (one, index) => `<div class="MuiGrid-root-12 MuiGrid-item-14 css-1x${index}w"><div class="sc-gZMcBi iLpQzE"><div class="sc-gqjmRU hTzHgs"><span class="sc-VigVT cUvQwe">Report</span><span class="sc-jTzLTM bXwZnd">${printed.american(one.date)}</span></div><div class="sc-fjdhpX eRtYui"><a class="sc-jzJRlG pOiUyt" href="${one.path}">${one.title}</a></div><div class="sc-cSHVUG"><span>Published by Estates</span></div></div></div>`)}</div></div></div>`,
  )
}

function flowItems(): ListingPage {
  const published = pages(8, '/reports/')
  return pageOf(
    'site builder: dynamic items whose blocks are links, day above the title',
    bare,
    published,
    `<div class="w-dyn-list"><div role="list" class="collection-list w-dyn-items">${each(published, (one) => `<div role="listitem" class="collection-item w-dyn-item"><a href="${one.path}" class="link-block w-inline-block"><div class="text-block-2">${printed.american(one.date)}</div><div class="heading-13">${one.title}</div><div class="w-condition-invisible">Featured</div><div class="text-block-7">Read →</div></a></div>`)}</div></div>`,
  )
}

function collapsedYears(): ListingPage {
  const published = meetings(12, '/wp-content/uploads/minutes/').map((one) => ({
    ...one,
    title: `${one.title} minutes ${printed.british(one.date)}`,
  }))
  return pageOf(
    'accordion of years, collapsed, each with a list of files named by meeting and day',
    bare,
    published,
    `<div class="accordion" id="a">${groupedBy(published, year)
      .map(
        ([group, ones], at) =>
          `<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button collapsed" data-bs-toggle="collapse" data-bs-target="#c${at}" aria-expanded="false">${group}</button></h2><div id="c${at}" class="accordion-collapse collapse" hidden><div class="accordion-body"><ul>${each(ones, (one) => `<li><a href="${one.path}" target="_blank">${one.title}</a> (PDF, 214 KB)</li>`)}</ul></div></div></div>`,
      )
      .join('\n')}</div>`,
  )
}

function queryWebPart(): ListingPage {
  const published = pages(8, '/Pages/').map((one) => ({ ...one, path: `${one.path}.aspx` }))
  return pageOf(
    'SharePoint query part: items in tables of zones',
    bare,
    published,
    `<table width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td id="MSOZoneCell_WebPartWPQ3" valign="top"><table class="s4-wpTopTable"><tr><td><div webpartid="4f0" id="WebPartWPQ3"><div id="cbqwp" class="cbq-layout-main"><ul class="dfwp-column dfwp-list" style="width:100%">${each(published, (one) => `<li class="dfwp-item"><div class="item link-item"><a href="${one.path}" title="">${one.title}</a><div class="description">${printed.american_slashes(one.date)}</div></div></li>`)}</ul></div></div></td></tr></table></td></tr></table>`,
  )
}

function oldServer(): ListingPage {
  const published = meetings(9, '/minutes/').map((one) => ({
    ...one,
    title: `${one.reference}-minutes`,
    path: `/minutes/${one.reference}-minutes.pdf`,
  }))
  return pageOf(
    'directory of an old server, day and size before the name',
    bare,
    published,
    `<H1>www.example.org - /minutes/</H1><hr><pre><A HREF="/">[To Parent Directory]</A><br><br>${each(published, (one) => ` ${Number(one.date.slice(5, 7))}/${Number(one.date.slice(8))}/${year(one)}  4:05 PM       ${10432 + one.path.length} <A HREF="${one.path}">${one.reference}-minutes.pdf</A><br>`)}</pre><hr>`,
    {},
  )
}

function featuredAndAside(): ListingPage {
  const published = pages(10, '/press-releases/')
  return pageOf(
    'press releases under a featured one, latest news and months beside',
    bare,
    published,
    `<div class="row"><div class="hero-feature"><a href="/campaigns/flood-warning-week"><img src="/h.jpg" alt=""></a><h2><a href="/campaigns/flood-warning-week">Flood warning week begins</a></h2><p>What to do.</p></div></div><div class="row"><div class="col-md-9"><div class="press-list">${each(published, (one) => `<div class="press-item"><div class="press-date">${one.date.slice(5, 7)}.${one.date.slice(8)}.${one.date.slice(2, 4)}</div><div class="press-title"><a href="${one.path}">${one.title}</a></div></div>`)}</div></div><div class="col-md-3 sidebar"><h3>Latest news</h3><ul>${[1, 2, 3, 4].map((at) => `<li><a href="/news/item-${at}">The mayor opens the new pier number ${at}</a> <span>May ${at}, 2024</span></li>`).join('')}</ul><h3>Archive</h3><ul>${['March', 'February', 'January'].map((name, at) => `<li><a href="/2024/${at}/">${name} 2024</a> (${at + 7})</li>`).join('')}</ul></div></div>`,
  )
}

function cellsOfStyle(): ListingPage {
  const published = pages(7, '/policies/').map((one) => ({ ...one, path: `${one.path}.docx` }))
  return pageOf(
    'bullets typed into one paragraph, day in brackets at the end',
    bare,
    published,
    `<p>${each(published, (one) => `&bull; <a href="${one.path}">${one.title}</a> (${printed.british(one.date)})<br />`)}</p>`,
  )
}

function loneCard(): ListingPage {
  const published = pages(1, '/consultations/')
  return pageOf(
    'one card only, under a form of filters and a count',
    bare,
    published,
    `<form><label>Status <select><option>Open</option><option>Closed</option></select></label></form><p class="count">1 result</p><div class="results"><div class="result card"><h3 class="card-title"><a href="${published[0]?.path}">${published[0]?.title}</a></h3><p>Closes</p><p class="date">Published: ${printed.british(published[0]?.date ?? '')}</p></div></div>`,
  )
}

export const sitesOfCouncils = [
  committeeSystem,
  meetingPortal,
  archiveCentre,
  meetingTable,
  decisionNotices,
  regulatorNotices,
  federalNews,
  irishPublications,
  blogList,
  hashedNames,
  flowItems,
  collapsedYears,
  queryWebPart,
  oldServer,
  featuredAndAside,
  cellsOfStyle,
  loneCard,
]
