#!/bin/sh
# A real browser for the tests of pages. Run as root; may be run again at any time.
set -eu
command -v chromium >/dev/null || exec "$(dirname "$0")/apt.sh" --recommends chromium
