/** The size of a picture as its header states it, so that a bomb is not opened; null where it states none that we know. */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 30) return null
  const signature = view.getUint32(0)
  // PNG: the first chunk (IHDR) begins with width and height.
  if (signature === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
  // GIF87a, GIF89a: the logical screen.
  if (signature === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  // BMP: the information header; a negative height is counted from the top.
  if (signature >>> 16 === 0x424d) {
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  }
  if (signature >>> 16 === 0xffd8) return jpegSize(view)
  if (signature === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view)
  return null
}

/** The frame header of a JPEG (ITU-T T.81, B.2.2): markers C0 to CF but for tables and arithmetic conditioning. */
function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

/** WebP (RFC 9649): lossy, lossless and extended headers. */
function webpSize(view: DataView): { width: number; height: number } | null {
  const chunk = view.getUint32(12)
  if (chunk === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 0x56503858) return null
  const threeBytes = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 }
}
