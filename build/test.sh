#!/usr/bin/env bash
# Restores, builds and tests everything; the last line counts the tests. Needs the .NET 10 SDK.
# Arguments go to 'dotnet test' (./build/test.sh --filter Writer); with any, only tests run: no coverage gate and no Native AOT smoke.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/env.sh
. build/env.sh

results=$PWD/artifacts/test-results
smoke=$PWD/artifacts/aot-smoke
lanes=2
coverage_floor=80
# These measure time, so nothing runs beside them.
alone="Storage.ConformanceTests"
# What these store and find must not depend on the machine's language or time zone.
cultures="tr-TR de-DE zh-CN ar-SA"
time_zone="Asia/Shanghai"

main() {
  rm -rf "$results" "$smoke"
  mkdir -p "$results"

  dotnet restore Storage.sln
  dotnet build Storage.sln -c Release --no-restore
  ./build/pack.sh --no-build

  run_tests "$@"
  if [ $# -eq 0 ]; then
    run_cultures
    run_smoke
  fi
  report "$@"
}

run_tests() {
  local project
  for project in $(test_projects); do
    if is_alone "$project"; then
      run_project "$project" "$@"
    fi
  done
  for project in $(test_projects); do
    if ! is_alone "$project"; then
      while [ "$(jobs -rp | wc -l)" -ge "$lanes" ]; do sleep 0.2; done
      run_project "$project" "$@" &
    fi
  done
  wait
  for project in $(test_projects); do
    printf '\n== %s\n' "$project"
    cat "$results/$project/log"
    # tables that tests have left there
    find "$results/$project" -name '*.table' -exec cat {} +
  done
}

test_projects() {
  find tests -name '*Tests.csproj' -exec basename {} .csproj \; | sort
}

is_alone() {
  case " $alone " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

run_project() {
  local project=$1 started=$SECONDS code=0
  shift
  mkdir -p "$results/$project"
  STORAGE_TEST_REPORTS=$results/$project dotnet test "tests/$project/$project.csproj" -c Release --no-build --nologo \
    --settings build/test.runsettings --results-directory "$results/$project" \
    --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=minimal" --blame-hang-timeout 10m --blame-hang-dump-type none \
    "$@" >"$results/$project/log" 2>&1 </dev/null || code=$?
  echo "$code" >"$results/$project/exit-code"
  echo "$project ended after $((SECONDS - started)) s with exit code $code"
}

# The engine's contract and the calls on dictionaries once more, under each culture; without what measures time or repeats itself by chance.
run_cultures() {
  local culture
  for culture in $cultures; do
    while [ "$(jobs -rp | wc -l)" -ge "$lanes" ]; do sleep 0.2; done
    run_culture "$culture" &
  done
  wait
  for culture in $cultures; do
    printf '\n== %s\n' "$culture, $time_zone"
    cat "$results/$culture/log"
  done
}

run_culture() {
  local culture=$1 started=$SECONDS code=0 bin=bin/Release/net10.0
  mkdir -p "$results/$culture"
  STORAGE_TEST_CULTURE=$culture TZ=$time_zone dotnet vstest \
    "tests/Storage.ConformanceTests/$bin/Storage.ConformanceTests.dll" "tests/Storage.Api.Tests/$bin/Storage.Api.Tests.dll" \
    --TestCaseFilter:"(FullyQualifiedName~ConformanceTests|FullyQualifiedName~Facade|FullyQualifiedName~Cultures)&FullyQualifiedName!~Latency&FullyQualifiedName!~Concurrency&FullyQualifiedName!~Hostile&FullyQualifiedName!~Limit" \
    --ResultsDirectory:"$results/$culture" --logger:"trx;LogFileName=$culture.trx" --logger:"console;verbosity=minimal" \
    >"$results/$culture/log" 2>&1 </dev/null || code=$?
  echo "$code" >"$results/$culture/exit-code"
  echo "$culture ended after $((SECONDS - started)) s with exit code $code"
}

# Counted as one test; skipped only where no C compiler links it.
run_smoke() {
  printf '\n== Storage.AotSmoke (Native AOT)\n'
  if ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    echo "SKIPPED: Native AOT needs a C compiler, and neither clang nor gcc is here."
    echo "skipped Native AOT needs clang or gcc" >"$results/smoke"
  elif dotnet publish tests/Storage.AotSmoke/Storage.AotSmoke.csproj -c Release -o "$smoke" && "$smoke/Storage.AotSmoke" </dev/null; then
    echo "passed" >"$results/smoke"
  else
    echo "FAILED: Storage.AotSmoke"
    echo "failed" >"$results/smoke"
  fi
}

report() {
  local gate=0 counts=0
  if [ $# -eq 0 ]; then
    printf '\n== Line coverage of src\n'
    dotnet run build/Coverage.cs -- "$results" "$coverage_floor" || gate=$?
  fi
  printf '\n== Result\n'
  dotnet run build/TestResults.cs -- "$results" || counts=$?
  [ "$gate" -eq 0 ] && [ "$counts" -eq 0 ]
}

main "$@"
