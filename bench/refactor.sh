#!/usr/bin/env bash
# Transforms every sample application (the corpus and those of the old machines), assesses it before and after by the product itself, and
# runs its own tests on the changed source where the tools are here. Then the time for an application of FILES files (500).
# APPS: other folders of applications, or a part of them; FILES=0: not the large one. LINKED: folder with a node_modules or more beside an application's name.
set -uo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lepton=${LEPTON:-$home/lepton}
"$lepton" --help >/dev/null || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
resources=$home/transform/src/test/resources
fixable=0 gone=0 new=0 passed=0 failed=0 unrun=0
printf '%-24s %8s %6s %6s %6s  %s\n' application fixable gone left new tests
for folder in ${APPS:-"$resources"/legacy/* "$resources"/corpus/*}; do
  name=$(basename "$folder")
  "$lepton" transform "$folder" --out "$work/$name" --tests -o json >"$work/$name.json" 2>"$work/$name.log"
  line=$(python3 - "$work/$name.json" <<'P'
import json, sys
try:
    bundle = json.load(open(sys.argv[1]))
except ValueError:
    print("0 0 0 0 none")
    sys.exit()
found = bundle["findings"]
mine = [f for f in found if f.get("recipe")]
gone = sum(f["status"] == "GONE" for f in mine)
new = sum(f["status"] == "NEW" for f in found)
tests = ",".join(sorted({t["outcome"].lower() for t in bundle["tests"]}))
print(len(mine), gone, len(mine) - gone, new, tests)
P
)
  read -r f g l n t <<<"$line"
  printf '%-24s %8d %6d %6d %6d  %s\n' "$name" "$f" "$g" "$l" "$n" "$t"
  fixable=$((fixable + f)) gone=$((gone + g)) new=$((new + n))
  case $t in *failed*) failed=$((failed + 1)) ;; *passed*) passed=$((passed + 1)) ;; *) unrun=$((unrun + 1)) ;; esac
done
awk -v f="$fixable" -v g="$gone" -v n="$new" -v p="$passed" -v x="$failed" -v u="$unrun" 'BEGIN {
  printf "machine-fixable findings %d, gone %d (%.1f %%, bar 90), new %d; own tests passed %d, failed %d, not run %d\n", f, g, f ? 100 * g / f : 0, n, p, x, u }'

[ "${FILES:-500}" -gt 0 ] || exit 0
big=$work/big
mkdir -p "$big/src/main/java/big" "$big/src/main/resources"
cp "$resources/legacy/java-orders/pom.xml" "$big/pom.xml"
cp "$resources"/legacy/java-orders/src/main/java/legacy/orders/OrderServer.java "$big/src/main/java/big/"
for i in $(seq "${FILES:-500}"); do
  sed "s/Billing/Billing$i/g; s/billing\.corp/billing$i.corp/; s/^package.*/package big;/" \
    "$resources/legacy/java-orders/src/main/java/legacy/orders/Billing.java" >"$big/src/main/java/big/Billing$i.java"
done
for run in 1 2 3; do
  /usr/bin/time -f "${FILES:-500} files: %e s, %U s of processor time, %M KiB" "$lepton" transform "$big" --out "$work/out$run" >/dev/null
done
