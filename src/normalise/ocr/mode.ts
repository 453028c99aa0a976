/**
 * When text is read from pictures: never, where there is no other text, or on every page of a PDF whatever text it
 * carries.
 */
export const OCR_MODES = ['off', 'auto', 'force'] as const
export type OcrMode = (typeof OCR_MODES)[number]
