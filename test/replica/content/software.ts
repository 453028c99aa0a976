/** The frame that each content management system puts around a page, in the classes of its own public templates. */
import { escapeHtml } from '../documents/html.ts'
import { framed } from '../sites/frame.ts'
import type { SoftwareName } from './printed.ts'

/** Where Joomla hides a mail address until its script runs. */
const CLOAKED =
  '<p>Write to <span id="cloak3f1c">This email address is being protected from spambots. You need JavaScript enabled to view it.</span><script type="text/javascript">document.getElementById(\'cloak3f1c\').innerHTML=\'\';</script> for an internal review.</p>'

interface Frame {
  head: string
  /** Around the page's heading and content. */
  main(heading: string, content: string): string
}

const h1 = (heading: string, className = '') => `<h1${className && ` class="${className}"`}>${escapeHtml(heading)}</h1>`

const FRAMES: Record<SoftwareName, Frame> = {
  wordpress: {
    head: '<meta name="generator" content="WordPress 6.8.3">',
    main: (heading, content) =>
      `<main id="main" class="site-main">${h1(heading, 'entry-title')}<div class="entry-content">${content}</div><div class="sharedaddy"><a href="https://twitter.com/share?url=x">Tweet</a></div></main><div id="secondary" class="widget-area"><ul><li><a href="/wp-content/uploads/2019/02/FOI-policy.pdf">FOI policy</a></li></ul></div>`,
  },
  umbraco: {
    head: '',
    main: (heading, content) =>
      `<main id="main"><div class="page-header">${h1(heading)}</div><div class="umb-block-grid">${content}</div></main>`,
  },
  drupal: {
    head: '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
    main: (heading, content) =>
      `<main role="main"><div class="region region-content"><div class="block-page-title-block">${h1(heading, 'page-title')}</div><div class="block block-system block-system-main-block">${content}</div></div></main>`,
  },
  joomla: {
    head: '<meta name="generator" content="Joomla! - Open Source Content Management">',
    main: (heading, content) =>
      `<div id="content" role="main"><div class="item-page">${h1(heading)}<div itemprop="articleBody">${content}${CLOAKED}</div></div></div>`,
  },
  'nhs-wales': {
    head: '<meta name="generator" content="Mura CMS">',
    main: (heading, content) => `<main><div class="mura-body">${h1(heading, 'pageTitle')}${content}</div></main>`,
  },
  infreemation: { head: '', main: (heading, content) => `<main class="container">${h1(heading)}${content}</main>` },
  plain: { head: '', main: (heading, content) => `<main>${h1(heading)}${content}</main>` },
}

interface ContentPage {
  software: SoftwareName
  site: string
  heading: string
  content: string
  /** Without style sheet and script. */
  bare?: boolean
}

export function contentPage({ software, site, heading, content, bare = false }: ContentPage): string {
  const { head, main } = FRAMES[software]
  return framed({
    site,
    title: heading,
    head,
    bare,
    navigation: [
      ['About us', '/about-us/'],
      ['News', '/news/'],
      ['Contact us', '/contact-us/'],
    ],
    main: main(heading, content),
    footer: [
      ['Accessibility', '/accessibility/'],
      ['Privacy notice', '/privacy/'],
      ['Publication scheme', '/publication-scheme/'],
    ],
  })
}
