import type { CheerioAPI } from 'cheerio'

/** Any node of a parsed page. Taken from cheerio's own signatures, so that one version of its tree types is in use. */
export type AnyNode = Parameters<CheerioAPI['contains']>[0]
export type Element = Extract<AnyNode, { attribs: unknown }>
