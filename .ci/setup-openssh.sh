#!/bin/sh
# Readies a Debian machine for the tests that need a real SSH server. None is left running. Run as root; may be run again at
# any time.
set -eu

if ! dpkg-query -W -f '${Status}' openssh-server 2>/dev/null | grep -q 'install ok installed'; then
  # Installing must not start one.
  policy=/usr/sbin/policy-rc.d
  made=
  if [ ! -e "$policy" ]; then
    made=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  log=$(mktemp)
  status=0
  { apt-get update && env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openssh-server; } >"$log" 2>&1 ||
    status=$?
  [ -z "$made" ] || rm -f "$policy"
  [ "$status" = 0 ] || tail -n 30 "$log" >&2
  rm -f "$log"
  [ "$status" = 0 ] || exit "$status"
fi
mkdir -p /run/sshd
