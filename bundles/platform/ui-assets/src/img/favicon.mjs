// Draws the mark as a PNG for browsers that take no SVG icon. Understands polygons only, which is
// all the mark is made of, so that no image library is needed.
import * as zlib from 'node:zlib'

const SAMPLES = 4

function polygons(svg) {
  return [...svg.matchAll(/<polygon fill="#([0-9a-f]{6})" points="([^"]+)"/g)].map(
    ([, colour, points]) => ({
      colour: [0, 2, 4].map((i) => parseInt(colour.slice(i, i + 2), 16)),
      points: points.trim().split(/\s+/).map((p) => p.split(',').map(Number))
    }))
}

function inside(points, x, y) {
  let odd = false
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i]
    const [xj, yj] = points[j]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd
  }
  return odd
}

// zlib.crc32 exists from Node 20.15 and 22.2 on; the table keeps older ones working.
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes)
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(checksum(body), 4 + body.length)
  return frame
}

export function favicon(svg, size) {
  const shapes = polygons(svg)
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)[1])
  const rows = Buffer.alloc(size * (1 + size * 4))
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let hits = 0
      const sum = [0, 0, 0]
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const x = ((column + ((s % SAMPLES) + 0.5) / SAMPLES) * side) / size
        const y = ((row + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) * side) / size
        const hit = shapes.findLast((shape) => inside(shape.points, x, y))
        if (hit) {
          hits++
          hit.colour.forEach((value, i) => (sum[i] += value))
        }
      }
      const at = row * (1 + size * 4) + 1 + column * 4
      sum.forEach((value, i) => (rows[at + i] = hits ? Math.round(value / hits) : 0))
      rows[at + 3] = Math.round((hits * 255) / (SAMPLES * SAMPLES))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ])
}
