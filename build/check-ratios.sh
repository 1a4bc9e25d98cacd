#!/usr/bin/env bash
# Measures the ratios quickly and compares them with those kept in benchmarks/ratios.json: fails where one is worse by more than a quarter.
# For a look by hand on a machine that does nothing else. With --keep the new ratios are kept. Further arguments go to 'ratios': cases, --chat.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/env.sh
. build/env.sh

keep=()
if [ "${1:-}" = --keep ]; then
  keep=(--keep)
  shift
fi

project=benchmarks/Storage.Benchmarks
kept=benchmarks/ratios.json
measured=artifacts/ratios.json
mkdir -p artifacts
dotnet build $project -c Release
dotnet run -c Release --no-build --project $project -- ratios --quick --json "$measured" "$@"
dotnet run -c Release --no-build --project $project -- compare-ratios "${keep[@]}" "$kept" "$measured"
