/** A picture of a page in shades of grey, one byte a pixel, row by row from the top: 0 is black, 255 white. */
export interface GreyImage {
  width: number
  height: number
  pixels: Uint8Array
}

/** How often a page is turned by a quarter, clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3

/** Red, green, blue and opacity, a byte each → grey as the eye weighs the colours (ITU-R BT.601). */
export function greyFrom(rgba: Uint8ClampedArray, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < pixels.length; at++, from += 4) {
    pixels[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 151 + (rgba[from + 2] ?? 0) * 28) >> 8
  }
  return { width, height, pixels }
}

/** Turns a picture clockwise by quarters. */
export function turned(image: GreyImage, quarters: QuarterTurns): GreyImage {
  const { width, height, pixels } = image
  if (quarters === 0) return image
  if (quarters === 2) return { width, height, pixels: pixels.slice().reverse() }
  const result = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [newX, newY] = quarters === 1 ? [height - 1 - y, x] : [y, width - 1 - x]
      result[newY * height + newX] = pixels[y * width + x] ?? 255
    }
  }
  return { width: height, height: width, pixels: result }
}

/** Makes a picture smaller by a whole number; each pixel is the mean of those that it stands for. */
export function shrunk({ width, height, pixels }: GreyImage, factor: number): GreyImage {
  const [newWidth, newHeight] = [Math.floor(width / factor), Math.floor(height / factor)]
  const result = new Uint8Array(newWidth * newHeight)
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0; x < newWidth; x++) {
      let sum = 0
      for (let row = 0; row < factor; row++) {
        const start = (y * factor + row) * width + x * factor
        for (let at = start; at < start + factor; at++) sum += pixels[at] ?? 255
      }
      result[y * newWidth + x] = sum / (factor * factor)
    }
  }
  return { width: newWidth, height: newHeight, pixels: result }
}

/** Puts white around a picture. */
export function bordered({ width, height, pixels }: GreyImage, border: number): GreyImage {
  const result = new Uint8Array((width + 2 * border) * (height + 2 * border)).fill(255)
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width)
    result.set(row, (y + border) * (width + 2 * border) + border)
  }
  return { width: width + 2 * border, height: height + 2 * border, pixels: result }
}

/** Makes a picture twice as wide and high; new pixels are the mean of those around them. */
export function doubled({ width, height, pixels }: GreyImage): GreyImage {
  const result = new Uint8Array(width * height * 4)
  for (let y = 0; y < height * 2; y++) {
    const [above, below] = [y >> 1, Math.min(height - 1, (y + 1) >> 1)]
    for (let x = 0; x < width * 2; x++) {
      const [left, right] = [x >> 1, Math.min(width - 1, (x + 1) >> 1)]
      const sum =
        (pixels[above * width + left] ?? 255) +
        (pixels[above * width + right] ?? 255) +
        (pixels[below * width + left] ?? 255) +
        (pixels[below * width + right] ?? 255)
      result[y * width * 2 + x] = sum >> 2
    }
  }
  return { width: width * 2, height: height * 2, pixels: result }
}

/** Turns a picture by a small angle about its middle; what was outside it is white. Radians, clockwise. */
export function rotated({ width, height, pixels }: GreyImage, angle: number): GreyImage {
  const result = new Uint8Array(pixels.length).fill(255)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [middleX, middleY] = [width / 2, height / 2]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = cos * (x - middleX) + sin * (y - middleY) + middleX
      const fromY = cos * (y - middleY) - sin * (x - middleX) + middleY
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      const [right, down] = [fromX - left, fromY - top]
      const at = top * width + left
      const above = (pixels[at] ?? 0) * (1 - right) + (pixels[at + 1] ?? 0) * right
      const below = (pixels[at + width] ?? 0) * (1 - right) + (pixels[at + width + 1] ?? 0) * right
      result[y * width + x] = above * (1 - down) + below * down
    }
  }
  return { width, height, pixels: result }
}

/** Rounds the edges of letters: each pixel takes a quarter from each side, across and down. */
export function smoothed({ width, height, pixels }: GreyImage): GreyImage {
  const across = new Uint8Array(pixels.length)
  const result = new Uint8Array(pixels.length)
  for (let at = 0; at < pixels.length; at++) {
    const [left, right] = [at % width === 0 ? at : at - 1, at % width === width - 1 ? at : at + 1]
    across[at] = ((pixels[left] ?? 0) + 2 * (pixels[at] ?? 0) + (pixels[right] ?? 0)) >> 2
  }
  for (let at = 0; at < pixels.length; at++) {
    const [above, below] = [at < width ? at : at - width, at + width >= pixels.length ? at : at + width]
    result[at] = ((across[above] ?? 0) + 2 * (across[at] ?? 0) + (across[below] ?? 0)) >> 2
  }
  return { width, height, pixels: result }
}

/** The picture as a file of the Portable GrayMap format (Netpbm, binary), which costs nothing to write. */
export function toPortableGrayMap({ width, height, pixels }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels])
}

/**
 * The shade that best parts ink from paper: the one that leaves the two sides most alike within themselves (Otsu, 1979).
 */
export function inkThreshold({ pixels }: GreyImage): number {
  const counts = new Float64Array(256)
  for (const shade of pixels) counts[shade] = (counts[shade] ?? 0) + 1
  let total = 0
  for (let shade = 0; shade < 256; shade++) total += shade * (counts[shade] ?? 0)
  let [best, widest, darker, darkerSum] = [127, -1, 0, 0]
  for (let shade = 0; shade < 255; shade++) {
    darker += counts[shade] ?? 0
    darkerSum += shade * (counts[shade] ?? 0)
    const lighter = pixels.length - darker
    if (darker === 0 || lighter === 0) continue
    const apart = darkerSum / darker - (total - darkerSum) / lighter
    const spread = darker * lighter * apart * apart
    if (spread > widest) [best, widest] = [shade, spread]
  }
  return best
}
