#!/bin/sh
# Readies a Debian machine for the tests that need a real SSH server. None is left running. Run as root; may be run again at
# any time.
set -eu
"$(dirname "$0")/apt.sh" openssh-server
mkdir -p /run/sshd
