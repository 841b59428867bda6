#!/usr/bin/env bash
# Two hundred objects, fifty of them deployments, brought into the tests' double of an API server, watched until all is healthy, and
# brought in again without a change: wall seconds of both together, without Maven's. TURNS (default 3).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for _ in $(seq "${TURNS:-3}"); do
  mvn -q -B -o -Dlepton.fast -pl deploy -am verify -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=ManyObjectsIT -Dfailsafe.failIfNoSpecifiedTests=false >/dev/null
  sed -n 's/.*testcase name="aReleaseOf.* time="\([0-9.]*\)".*/\1 s/p' deploy/target/failsafe-reports/TEST-dev.lepton.deploy.cluster.ManyObjectsIT.xml
done
