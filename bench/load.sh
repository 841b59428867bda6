#!/usr/bin/env bash
# The load generator on one core against a trivial server on another, side by side with wrk, by turns (TURNS, default 3; WARM_UP seconds, default
# what the command itself takes):
# wrk as fast as it can; lepton asked for 65 % of that; then 20,000 and 5,000 requests a second; at last
# 200 a second for 10 s, in which the server stands still for one: a twentieth of the requests must have waited for half a second or more.
# Needs wrk, nginx and jq. Of each run: requests completed a second, p99 in ms, the generator's own p99 lag in ms, errors.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
warm_up=()
[ -z "${WARM_UP:-}" ] || warm_up=(--warm-up "${WARM_UP}s")
turns=${TURNS:-3} seconds=${SECONDS_EACH:-8} port=${PORT:-18099} connections=${CONNECTIONS:-64}
nginx=${NGINX:-nginx} url=http://127.0.0.1:$port/
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

cat >"$work/nginx.conf" <<CONF
daemon off; master_process off; worker_processes 1; pid $work/pid; error_log stderr crit;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000;
  client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
  server { listen 127.0.0.1:$port; location / { return 200 "ok\n"; } }
}
CONF
taskset -c 1 "$nginx" -c "$work/nginx.conf" 2>/dev/null &
server=$!
until curl -sf "$url" >/dev/null; do kill -0 "$server"; sleep 0.1; done

load() {
  local name=$1 rate=$2
  shift 2
  taskset -c 0 "$home/lepton" accept load --url "$url" --rate "$rate" --duration "${seconds}s" "${warm_up[@]}" \
    --connections "$connections" -o json "$@" >"$work/out.json" 2>>"$work/log"
  jq -r --arg name "$name" '[$name, (.throughput | floor), .latencyMillis.p99, .schedulingLagMillis.p99, .errors] | @tsv' "$work/out.json"
}

printf 'run\tcompleted/s\tp99\tlag p99\terrors\n'
for _ in $(seq "$turns"); do
  taskset -c 0 wrk -t1 -c"$connections" -d"${seconds}s" --latency "$url" >"$work/wrk"
  peer=$(awk '/^Requests\/sec:/ {printf "%d", $2}' "$work/wrk")
  printf 'wrk\t%s\t%s\t-\t-\n' "$peer" "$(awk '/ 99%/ {print $2}' "$work/wrk")"
  load "65 % of that" "$((peer * 65 / 100))"
  jq -r --argjson peer "$peer" '"share of wrk\t\(.throughput / $peer * 100 | floor / 100)"' "$work/out.json"
  load "20,000 a second" 20000
  load "5,000 a second" 5000
  (sleep "$((${WARM_UP:-2} + 6))" && kill -STOP "$server" && sleep 1 && kill -CONT "$server") &
  seconds=10 load "one second of ten still" 200
  wait $!
  jq -r '"p95 with the stall\t\(.latencyMillis.p95)"' "$work/out.json"
done
