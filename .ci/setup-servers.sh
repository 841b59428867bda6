#!/bin/sh
# Readies a Debian machine for the tests that ask a real Prometheus, or push to a real image registry. The services are not started;
# tests start their own. Run as root; may be run again at any time.
set -eu

if command -v prometheus >/dev/null && command -v promtool >/dev/null && command -v docker-registry >/dev/null; then
  exit 0
fi
log=$(mktemp)
# A package's service starts when it is installed, unless a policy says no.
policy=/usr/sbin/policy-rc.d
made=
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  made=yes
fi
status=0
{
  apt-get update &&
    env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends prometheus docker-registry
} >"$log" 2>&1 || status=$?
[ -z "$made" ] || rm -f "$policy"
[ "$status" -eq 0 ] || tail -n 30 "$log" >&2
rm -f "$log"
exit "$status"
