#!/usr/bin/env bash
# A real browser for the report's test. Idempotent and quiet.
set -euo pipefail
command -v chromium >/dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq chromium >/dev/null
