// Geometry in the plane.

function distance (p, a, b) {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

function farthest (points, from, to) {
  let best = -1
  let most = -1
  for (let i = from + 1; i < to; i++) {
    const d = distance(points[i], points[from], points[to])
    if (d > most) {
      most = d
      best = i
    }
  }
  return [best, most]
}

/** Douglas-Peucker; the ends stay, and a closed line keeps at least a triangle. */
export function simplified (points, tolerance) {
  const last = points.length - 1
  const keep = new Set([0, last])
  const parts = [[0, last]]
  const closed = last > 2 && points[0][0] === points[last][0] && points[0][1] === points[last][1]
  if (closed) {
    const [far] = farthest(points, 0, last)
    parts.pop()
    for (const [from, to] of [[0, far], [far, last]]) {
      parts.push([from, to])
      const [next] = farthest(points, from, to)
      if (next > 0) keep.add(next)
    }
    keep.add(far)
  }
  while (parts.length > 0) {
    const [from, to] = parts.pop()
    const [best, most] = farthest(points, from, to)
    if (best > 0 && most > tolerance) {
      keep.add(best)
      parts.push([from, best], [best, to])
    }
  }
  return points.filter((_, i) => keep.has(i))
}

/** Area of a ring, positive either way round. */
export function area (ring) {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1]
  }
  return Math.abs(sum) / 2
}

/** The part of a ring within the frame (Sutherland-Hodgman), a little over its edge. */
export function clipped (ring, width, height) {
  const over = 4
  const edges = [[0, -over, 1], [0, width + over, -1], [1, -over, 1], [1, height + over, -1]]
  return edges.reduce((points, [axis, at, side]) => {
    const out = []
    points.forEach((p, i) => {
      const q = points[(i + points.length - 1) % points.length]
      const here = (p[axis] - at) * side >= 0
      const before = (q[axis] - at) * side >= 0
      if (here !== before) {
        const t = (at - q[axis]) / (p[axis] - q[axis])
        out.push([q[0] + t * (p[0] - q[0]), q[1] + t * (p[1] - q[1])])
      }
      if (here) out.push(p)
    })
    return out
  }, ring.slice(0, -1))
}

const tenths = ([x, y]) => [Math.round(x * 10), Math.round(y * 10)]
const figure = (n) => String(n / 10).replace(/^(-?)0\./, '$1.')
const pair = (x, y) => figure(x) + (y < 0 ? '' : ' ') + figure(y)

/** SVG path of rings, relative and rounded to tenths. */
export function path (rings) {
  return rings.map((ring) => {
    const points = ring.map(tenths).filter(([x, y], i, all) =>
      i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1])
    if (points.length < 3) return ''
    let [x, y] = points[0]
    const steps = points.slice(1).map(([a, b]) => {
      const step = pair(a - x, b - y)
      x = a
      y = b
      return step
    })
    return 'M' + pair(...points[0]) + 'l' +
      steps.map((s, i) => (i === 0 || s.startsWith('-') ? s : ' ' + s)).join('') + 'z'
  }).join('')
}

/** A ring by longitude and latitude in thousandths of a degree: the first point, then steps. */
export function deltas (ring) {
  const out = []
  let x = 0
  let y = 0
  for (const point of ring.slice(0, -1)) {
    const a = Math.round(point[0] * 1000)
    const b = Math.round(point[1] * 1000)
    out.push(a - x, b - y)
    x = a
    y = b
  }
  return out
}

/** Whether a point is in a polygon, holes left out. */
export function inside (polygon, [x, y]) {
  let odd = false
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]
      const [bx, by] = ring[j]
      if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) odd = !odd
    }
  }
  return odd
}

function depth (polygon, p) {
  if (!inside(polygon, p)) return -1
  let least = Infinity
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      least = Math.min(least, distance(p, ring[i], ring[j]))
    }
  }
  return least
}

/** The point of a polygon that is farthest from its edges, nearly. */
export function pole (polygon) {
  const xs = polygon[0].map((p) => p[0])
  const ys = polygon[0].map((p) => p[1])
  let [left, top] = [Math.min(...xs), Math.min(...ys)]
  let [w, h] = [Math.max(...xs) - left, Math.max(...ys) - top]
  let best = [left + w / 2, top + h / 2]
  let most = -1
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i <= 40; i++) {
      for (let j = 0; j <= 40; j++) {
        const p = [left + w * i / 40, top + h * j / 40]
        const d = depth(polygon, p)
        if (d > most) {
          most = d
          best = p
        }
      }
    }
    w /= 8
    h /= 8
    left = best[0] - w / 2
    top = best[1] - h / 2
  }
  return best
}
