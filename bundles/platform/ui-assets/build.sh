#!/bin/sh
# The one place that needs Node: says so in one sentence instead of a stack of Maven's.
cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The portal's styles need Node 20 or newer with npm: install them (Debian: apt install nodejs npm) and build again." >&2
  exit 1
fi
if [ "$(node -p 'Number(process.versions.node.split(".")[0])')" -lt 20 ]; then
  echo "The portal's styles need Node 20 or newer, and this is $(node -v): install a newer one and build again." >&2
  exit 1
fi
exec node build.mjs
