#!/bin/sh
# Readies a Debian machine for the tests tagged "podman": the tools, settings that work inside a nested container, and
# base images made from the machine's own package source, so that no image registry is needed. Run as root; may be
# run again at any time and then only adds what is missing.
set -eu

"$(dirname "$0")/apt.sh" podman runc catatonit netavark iptables debootstrap

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
