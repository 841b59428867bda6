#!/usr/bin/env bash
# Imports inventories of N machines (default 20,000), twelve disks each: seconds and peak MiB of the whole process, under
# a heap of 384 MiB.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rows=${1:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lepton" --help >/dev/null
awk -v rows="$rows" 'BEGIN {
  printf "Server name,IP address,Cores,Memory (MB),OS name,OS version,CPU utilization percentage"
  for (d = 1; d <= 12; d++) printf ",Disk %d size (In GB),Disk %d read ops,Disk %d write ops", d, d, d
  print ""
  for (i = 0; i < rows; i++) {
    printf "srv%05d,10.%d.%d.%d,%d,%d,Ubuntu,22.04,%d", i, i / 62500, i / 250 % 250, i % 250 + 1, 2 + i % 15, 4096 * (1 + i % 16), i % 100
    for (d = 1; d <= 12; d++) printf ",%d,%d,%d", 50 * d, 10 * d, 5 * d
    print ""
  }
}' >"$work/azure.csv"
awk -v rows="$rows" 'BEGIN {
  print "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,CPU.UsagePct.Avg,CPU.UsagePct.Max,Applications"
  for (i = 0; i < rows; i++)
    printf "4c4c4544-0037-3810-8052-%012x,srv%05d,10.%d.%d.%d,%d,%d,Ubuntu,%d,99,app%d\n", i + 17, i, i / 62500, i / 250 % 250, i % 250 + 1, 2 + i % 15, 4096 * (1 + i % 16), i % 90, i / 10
}' >"$work/aws.csv"
measure() {
  LEPTON_HEAP=384m /usr/bin/time -f "%e s, %M kB peak" "$home/lepton" inventory import "$@" --out "$work/out.json" | tail -n 3
}
echo "Azure Migrate CSV, $rows rows"
measure "$work/azure.csv"
echo "the same merged with an AWS Migration Hub CSV of as many rows"
measure "$work/azure.csv" "$work/aws.csv"
