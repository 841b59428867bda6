#!/bin/sh
# Readies a Debian machine for the tests that need the distribution's PostgreSQL: servers of a second version, pg_dump as
# an oracle, pgbench. No cluster is made or started. Run as root; may be run again at any time.
set -eu

if dpkg-query -W -f '${Status}' postgresql-15 2>/dev/null | grep -q 'install ok installed'; then
  exit 0
fi
mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
log=$(mktemp)
if apt-get update >"$log" 2>&1 &&
  env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql-15 postgresql-client-15 >>"$log" 2>&1; then
  rm -f "$log"
else
  tail -n 30 "$log" >&2
  rm -f "$log"
  exit 1
fi
