#!/bin/sh
# Installs those of the named packages that are missing: quietly, without starting a service, and one after the other however
# many ask at once. Run as root.
#   apt.sh [--recommends] PACKAGE...    with --recommends also what the packages recommend
set -eu

options=--no-install-recommends
if [ "$1" = --recommends ]; then
  options=--install-recommends
  shift
fi

is_there() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }
missing=
for package; do
  is_there "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

exec 9>/run/lepton-apt.lock
flock 9
log=$(mktemp)
# A package's service starts when it is installed, unless a policy says no.
policy=/usr/sbin/policy-rc.d
made=
if [ ! -e "$policy" ]; then
  made=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
status=0
{
  # What is offered is asked for once, not by each that installs something.
  if [ -z "$(find /run/lepton-apt.updated -mmin -60 2>/dev/null)" ]; then
    apt-get update && touch /run/lepton-apt.updated
  fi
  # shellcheck disable=SC2086 # a list of words
  env DEBIAN_FRONTEND=noninteractive apt-get install -y $options $missing
} >"$log" 2>&1 || status=$?
[ -z "$made" ] || rm -f "$policy"
[ "$status" -eq 0 ] || tail -n 30 "$log" >&2
rm -f "$log"
exit "$status"
