#!/bin/sh
# Readies a Debian machine for the tests tagged "podman": the tools, settings that work inside a nested container, and
# base images made from the machine's own package source, so that no image registry is needed. Run as root; may be
# run again at any time and then only adds what is missing.
set -eu

quietly() {
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    status=$?
    tail -n 30 "$log" >&2
    rm -f "$log"
    exit "$status"
  fi
}

missing=
for package in podman runc catatonit netavark iptables debootstrap; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  quietly apt-get update
  # shellcheck disable=SC2086 # a list of words
  quietly env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
fi

# runc, because crun needs a cgroup layout that nested machines lack; limits, because the defaults exceed what they allow.
if [ ! -e /etc/containers/containers.conf ]; then
  mkdir -p /etc/containers
  cat >/etc/containers/containers.conf <<'CONF'
[engine]
runtime = "runc"

[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
CONF
fi

# For the services that are deployed, and for one application of every kind of runtime.
exec "$(dirname "$0")/base-images.sh" python runtimes
