#!/usr/bin/env bash
# Builds the image of every service of the corpus with podman, twice without the cache, starts it as a restricted cluster would
# (read-only, no capabilities, numeric user), probes and asks it; and builds what people write first, for its size.
# Needs podman and, once, root: makes the base images from the machine's own package source. CORPUS: another corpus; ONLY: a part
# of names; BASES: only these base images. A line for each service; the folder of logs is named at the end.
set -uo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/lepton" --help >/dev/null || exit 1
"$home/.ci/base-images.sh" ${BASES:-java java-build tomcat-build node node-build python python-build go-build php php-build ruby ruby-build web web-small} || exit 1
work=$(mktemp -d)
java -cp "$home/cli/target/dist/lib/*" "$home/bench/Images.java" "${CORPUS:-$home/transform/src/test/resources/corpus}" "$work" || exit 1

size() { podman image inspect --format '{{.Size}}' "$1" 2>/dev/null || echo 0; }

answers() { # container
  local address
  for _ in $(seq 100); do
    if [ -n "$port" ]; then
      address=$(podman port "$1" | sed 's/.*-> //')
      curl -s -m 2 "http://$address$request" | grep -qF -- "$answer" && return 0
    else
      podman logs "$1" 2>&1 | grep -qF -- "$answer" && return 0
    fi
    sleep 0.3
  done
  return 1
}

total=0 built=0 started=0 answering=0 healthy=0 same=0 small=0
printf '%-40s %-6s %-8s %-8s %-8s %-6s %9s %9s %6s\n' service built started answers healthy same MB naive ratio
for folder in "$work"/*/; do
  name=$(basename "$folder")
  case $name in *"${ONLY:-}"*) ;; *) continue ;; esac
  . "$folder/trial"
  total=$((total + 1))
  b=no s=no a=no h=- e=no
  first=''
  if "${build[@]}" --no-cache >"$folder/build.log" 2>&1; then
    b=yes built=$((built + 1))
    first=$(podman image inspect --format '{{.Digest}}' "$tag")
    container=$(podman run -d --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp "${environment[@]}" \
      ${port:+-p 127.0.0.1::$port} "$tag" 2>>"$folder/run.log" | tail -n 1)
    [ -n "$container" ] && s=yes started=$((started + 1))
    answers "$container" && a=yes answering=$((answering + 1))
    if [ -n "$port" ] && [ "${#check[@]}" -gt 0 ]; then
      h=no
      podman exec "$container" "${check[@]}" >>"$folder/run.log" 2>&1 && h=yes healthy=$((healthy + 1))
    fi
    podman logs "$container" >>"$folder/run.log" 2>&1
    podman rm -f -t 0 "$container" >/dev/null 2>&1
    "${build[@]}" --no-cache >"$folder/again.log" 2>&1 &&
      [ "$(podman image inspect --format '{{.Digest}}' "$tag")" = "$first" ] && e=yes same=$((same + 1))
  fi
  podman build --format docker -q -t "$tag-naive" -f "$folder/Naive" "$context" >"$folder/naive.log" 2>&1
  ours=$(size "$tag") theirs=$(size "$tag-naive")
  ratio=$(awk -v a="$ours" -v b="$theirs" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }')
  awk -v r="$ratio" 'BEGIN { exit !(r != "-" && r <= 0.6) }' && small=$((small + 1))
  printf '%-40s %-6s %-8s %-8s %-8s %-6s %9d %9d %6s\n' "$name" "$b" "$s" "$a" "$h" "$e" $((ours / 1000000)) $((theirs / 1000000)) "$ratio"
  podman rmi -f "$tag" "$tag-naive" >/dev/null 2>&1
done
echo "$total services: $built built, $started started, $answering answered, $healthy healthy, $same the same twice, $small at most 0.6 of the naive size"
echo "logs: $work"
