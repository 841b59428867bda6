#!/bin/sh
# Readies a Debian machine for the tests that need the distribution's PostgreSQL: servers of a second version, pg_dump as
# an oracle, pgbench. No cluster is made or started. Run as root; may be run again at any time.
set -eu

mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
exec "$(dirname "$0")/apt.sh" postgresql-15 postgresql-client-15
