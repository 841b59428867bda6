#!/bin/sh
# Readies a Debian machine for the tests that ask a real Prometheus, or push to a real image registry. The services are not started;
# tests start their own. Run as root; may be run again at any time.
set -eu
exec "$(dirname "$0")/apt.sh" prometheus docker-registry
