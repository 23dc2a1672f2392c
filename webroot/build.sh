#!/bin/sh
# Builds the page into dist/ for Maven: packages only when the lock file changed, the bundle only when a source did.
set -eu
cd "$(dirname -- "$0")"
if [ ! -f node_modules/.package-lock.json ] || [ -n "$(find package-lock.json -newer node_modules/.package-lock.json)" ]; then
  npm ci --no-audit --no-fund --silent
  touch node_modules/.package-lock.json
fi
case "${1:-build}" in
  build)
    if [ ! -f dist/index.html ] || [ -n "$(find src public index.html vite.config.ts package-lock.json -newer dist/index.html -type f | head -n 1)" ]; then
      npm run --silent build -- --logLevel warn
      touch dist/index.html
    fi
    ;;
  test)
    [ "${2:-false}" = true ] && exit 0 # Maven's -DskipTests
    npm run --silent check
    npm test --silent
    ;;
esac
