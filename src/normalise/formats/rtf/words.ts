import type { Furniture } from '../../../domain.ts'

/** Control words that stand for letters. */
export const LETTERS = new Map<string, string>(
  Object.entries({
    tab: '\t',
    line: '\n',
    lbr: '\n',
    '\n': '\n',
    '~': '\u00a0',
    _: '\u2011',
    '\\': '\\',
    '{': '{',
    '}': '}',
    emdash: '—',
    endash: '–',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    emspace: ' ',
    enspace: ' ',
    qmspace: ' ',
    nestcell: ' ',
    nestrow: '\n',
  }),
)

/** Groups whose text is printed elsewhere than in the running text. */
export const PLACES = new Map<string, Furniture | 'note'>(
  Object.entries({
    header: 'header',
    headerl: 'header',
    headerr: 'header',
    headerf: 'header',
    footer: 'footer',
    footerl: 'footer',
    footerr: 'footer',
    footerf: 'footer',
    shptxt: 'text_box',
    footnote: 'note',
  }),
)

/** Groups that hold no printed text: tables of the file, pictures, objects, field codes, comments. */
export const SILENT = new Set(
  (
    'fonttbl info stylesheet colortbl listtable listoverridetable revtbl rsidtbl pict nonshppict object objdata fldinst ' +
    'themedata colorschememapping datastore latentstyles annotation atnid atnauthor atndate atnref atnparent ' +
    'xmlnstbl generator filetbl template bkmkstart bkmkend ftnsep ftnsepc aftnsep aftnsepc pgdsctbl nesttableprops sp sn sv'
  ).split(' '),
)

/** Groups marked as ignorable that hold printed text all the same. */
export const READ_THOUGH_IGNORABLE = new Set(['shpinst', 'shptxt', 'nestcell', 'fldrslt', 'pntext', 'listtext'])
