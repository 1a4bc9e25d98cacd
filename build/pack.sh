#!/usr/bin/env bash
# Packs every package into artifacts/packages. Arguments go to 'dotnet pack'.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/env.sh
. build/env.sh

rm -rf artifacts/packages
dotnet pack Storage.sln -c Release -o artifacts/packages "$@"
ls -l artifacts/packages
