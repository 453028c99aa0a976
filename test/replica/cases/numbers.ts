/** 12450 → `12,450`. By hand: the platform's own formatter took most of the time of making a page. */
export function withCommas(number: number): string {
  const digits = String(number)
  const head = digits.length % 3
  const groups = digits.slice(head).match(/\d{3}/g) ?? []
  return [digits.slice(0, head), ...groups].filter(Boolean).join(',')
}
