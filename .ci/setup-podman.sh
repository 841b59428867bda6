#!/bin/sh
# Readies a Debian machine for the tests tagged "podman": the tools, settings that work inside a nested container, and
# one base image made from the machine's own package source, so that no image registry is needed. Run as root; may be
# run again at any time and then only adds what is missing.
set -eu

image=localhost/lepton-python:bookworm
suite=bookworm

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

if podman image exists "$image"; then
  exit 0
fi

# The package source that this machine already uses.
mirror=$(apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
  awk -v suite="$suite" '$2 == suite { print $1; exit }')
if [ -z "$mirror" ]; then
  echo "no package source for $suite is configured: add one to /etc/apt/sources.list.d and run this again" >&2
  exit 4
fi
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
quietly debootstrap --variant=minbase \
  --include=python3,python3-flask,gunicorn,python3-venv,python3-pip "$suite" "$root" "$mirror"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
tar -C "$root" -c . | quietly podman import \
  --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$image"
