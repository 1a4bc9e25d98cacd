#!/usr/bin/env bash
# Rewrites src/*/PublicAPI.Unshipped.txt: every public symbol that PublicAPI.Shipped.txt does not hold yet, generated code included.
# It empties the files, builds, and writes down what the analyser misses (RS0016). A build that fails leaves the files as they were.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/env.sh
. build/env.sh

kept=$(mktemp -d)
log=$kept/build.log
finished=no
restore_unless_finished() {
  if [ "$finished" = no ]; then
    for package in src/*/PublicAPI.Unshipped.txt; do cp "$kept/$(basename "$(dirname "$package")")" "$package"; done
  fi
  rm -rf "$kept"
}

for package in src/*/PublicAPI.Unshipped.txt; do
  cp "$package" "$kept/$(basename "$(dirname "$package")")"
done
trap restore_unless_finished EXIT

for package in src/*/PublicAPI.Unshipped.txt; do
  echo '#nullable enable' >"$package"
done
for package in src/*/PublicAPI.Unshipped.txt; do
  project=$(basename "$(dirname "$package")")
  if ! dotnet build "src/$project/$project.csproj" --no-incremental -p:TreatWarningsAsErrors=false >"$log" 2>&1; then
    grep -E ': error |error\(s\)' "$log" | sort -u >&2
    exit 1
  fi
  sed -n "s/^.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*\[.*[\/\\]$project\.csproj[]:].*$/\1/p" "$log" |
    LC_ALL=C sort -u >>"$package"
  echo "$package: $(($(wc -l <"$package") - 1)) symbols"
done
finished=yes
