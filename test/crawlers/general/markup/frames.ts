/** The frames that sites put around their content: each with menus, banners, crumbs and footers that link much. */

export type Frame = (content: string, title: string) => string

const links = (names: string[], folder = '/') =>
  names.map((name) => `<li><a href="${folder}${name.toLowerCase().replace(/\W+/g, '-')}">${name}</a></li>`).join('\n')

/** A present-day site with landmarks. */
export const landmarks: Frame = (
  content,
  title,
) => `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} | Example Body</title>
<script>var x = "<a href='/nope.pdf'>no</a>"</script></head><body>
<a class="skip-link" href="#main">Skip to main content</a>
<div id="cookie-banner" class="cookie-banner" role="region"><p>We use cookies. <a href="/cookies-policy-document.pdf">Read our cookie policy</a></p><button>Accept</button></div>
<header class="site-header"><a href="/"><img alt="Example Body" src="/logo.png"></a><nav aria-label="Main"><ul>${links(['Home', 'About us', 'Services for residents', 'News and events', 'Working for us', 'Annual report 2023'])}</ul></nav>
<form role="search" action="/search"><input name="q"></form></header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/about-us">About us</a></li><li>${title}</li></ol>
<main id="main"><h1>${title}</h1>
<p>This page holds what we have published. If you cannot find what you need, <a href="/contact-the-team">contact the team</a> or read our <a href="/publication-scheme">publication scheme</a>.</p>
${content}
<p>Page last updated: 2 May 2025</p></main>
<aside><h2>Related pages</h2><ul>${links(['How to make a request', 'Data protection and privacy', 'Complaints procedure'])}<li><a href="/files/guide-to-information.pdf">Guide to information (PDF)</a></li></ul></aside>
<footer><ul>${links(['Accessibility', 'Privacy policy', 'Terms and conditions', 'Site map'])}</ul><ul class="social"><li><a href="https://twitter.com/example">Twitter</a></li><li><a href="https://www.facebook.com/example">Facebook</a></li></ul><p>© 2025 Example Body. <a href="/files/modern-slavery-statement-2024.pdf">Modern slavery statement 2024</a></p></footer></body></html>`

/** A site of divisions whose classes alone say what they are. */
export const divisions: Frame = (
  content,
  title,
) => `<html lang="en"><head><title>${title}</title></head><body class="page">
<div id="header"><div class="logo"><a href="/index.html">Example</a></div><div id="topNav"><ul>${links(['Court information', 'Judges', 'Forms and fees', 'Self help', 'Opinions'])}</ul></div></div>
<div class="wrapper clearfix"><div id="leftNav" class="sidebar-menu"><h3>In this section</h3><ul>${links(['Rules of practice', 'Local rules (PDF)', 'Filing a case', 'Calendar 2024', 'Archive of earlier years'])}<li><a href="/docs/fee-schedule-2024.pdf">Fee schedule 2024</a></li></ul></div>
<div id="contentArea" class="col-md-9"><div class="crumbs"><a href="/">Home</a> &gt; <a href="/court">Court</a> &gt; ${title}</div><h1>${title}</h1>
<p>Files are in PDF. You need <a href="https://get.adobe.com/reader/">Adobe Reader</a> to open them.</p>
${content}
<div class="share-buttons"><a href="https://www.facebook.com/sharer.php?u=x">Share</a> <a href="javascript:window.print()">Print this page</a></div></div></div>
<div id="footer"><a href="/contact">Contact us</a> | <a href="/privacy.html">Privacy policy</a> | <a href="/docs/accessibility-plan.pdf">Accessibility plan</a></div></body></html>`

/** Layout by tables, as sites were made before 2005, unclosed tags included. */
export const tables: Frame = (content, title) => `<HTML><HEAD><TITLE>${title}</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH="100%" CELLPADDING=0 BORDER=0><TR><TD COLSPAN=2><IMG SRC=banner.gif ALT="Example County"></TD></TR>
<TR><TD WIDTH=160 VALIGN=top><A HREF="/index.asp">Home</A><BR><A HREF="/depts.asp">Departments</A><BR><A HREF="/clerk.asp">County Clerk</A><BR><A HREF="/jobs.asp">Jobs</A><BR><A HREF="/map.pdf">Map of the county</A><BR></TD>
<TD VALIGN=top><FONT FACE=Arial><H2>${title}</H2>
${content}
</FONT></TD></TR><TR><TD COLSPAN=2 ALIGN=center><HR><FONT SIZE=1><A HREF="mailto:webmaster@example.org">Webmaster</A> | <A HREF="/disclaimer.asp">Disclaimer</A></FONT></TD></TR></TABLE></BODY></HTML>`

const SECTIONS = [
  'Fares and tickets',
  'Schedules and maps',
  'Rider services',
  'Company information',
  'Doing business',
  'Projects',
  'Board of directors',
]
const menu = SECTIONS.map(
  (name, index) =>
    `<li nid="${index}"><a href="/site/${index}/${name.replace(/\W/g, '')}.aspx"><span>${name}</span></a><ul>${SECTIONS.map((sub, at) => `<li><a href="/site/${index}/${at}/${sub.replace(/\W/g, '')}.aspx"><span>${sub} of ${name.toLowerCase()}</span></a></li>`).join('')}</ul></li>`,
).join('\n')

/** A big menu that only its number gives away, earlier years above the list, and guidance in files below it. */
export const bigMenu: Frame = (
  content,
  title,
) => `<!DOCTYPE html><html><head><title>${title}</title></head><body><div class="page_top"><span><div id="x_ctl"><ul>${menu}</ul></div></span></div>
<div class="content_container"><div class="inner"><h1>${title}</h1><ul class="list_center">${Array.from({ length: 20 }, (_, index) => `<li><a href="/index/opinions${2022 - index}.html" title="${2022 - index} opinions">${2022 - index}</a></li>`).join('')}</ul>
<p>For papers before 2003 <a href="/about/library.html">ask the library</a>. See also <a href="/rules/rules-of-procedure.pdf">the rules of procedure (PDF)</a>.</p>
${content}
<h3>Quick links</h3><table><tr><td><a href="/forms/application-form.pdf">Application form</a></td></tr><tr><td><a href="/site/9/Contacts.aspx">Who to ask about copies</a></td></tr><tr><td><a href="/site/9/Speak.aspx">Request to speak at a meeting</a></td></tr></table></div></div>
<div class="bottom"><a href="/site/legal.aspx">Legal notices</a> · <a href="/site/jobs.aspx">Job opportunities</a> · <a href="https://www.youtube.com/user/example">Our channel</a></div></body></html>`

/** No frame at all: a file of a list server, or a saved part of a page. */
export const bare: Frame = (content, title) =>
  `<html><head><title>${title}</title></head><body>${content}</body></html>`

/** ASP.NET: one form around everything, hidden fields, menus as tables and postbacks. */
export const webForms: Frame = (
  content,
  title,
) => `<!DOCTYPE html><html lang="en-us"><head><title>${title}</title></head><body><form method="post" action="./list.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUBMA9k" />
<div id="ctl00_Menu" class="AspNet-Menu-Horizontal"><ul class="AspNet-Menu"><li><a href="/default.aspx">Home</a></li><li><a href="/agendas.aspx">Agendas and minutes</a></li><li><a href="javascript:__doPostBack('ctl00$Menu','b0')">Departments</a></li></ul></div>
<div id="ctl00_Content"><h1>${title}</h1><p>Year: <a href="javascript:__doPostBack('ctl00$lb2023','')">2023</a> | <a href="javascript:__doPostBack('ctl00$lb2022','')">2022</a></p>
${content}
</div><div class="footerLinks"><a href="/privacy.aspx">Privacy</a> <a href="/terms.aspx">Terms of use</a></div></form></body></html>`
