#!/usr/bin/env bash
# Builds everything and runs every test, from any folder and from a clean clone.
#   tests/run.sh          the whole suite
#   tests/run.sh --long   also the long measurements (LONG=1) and the load program with all its figures
# The last line is "N passed, N failed"; the exit code is not 0 when anything failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for word in "$@"; do
  case "$word" in
    --long) export LONG=1 ;;
    *) echo "usage: tests/run.sh [--long]" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Summary lines are read below, so they must be English.
export DOTNET_CLI_UI_LANGUAGE=en

if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
  echo "The .NET 10 SDK is needed (see global.json): https://dotnet.microsoft.com/download" >&2
  exit 2
fi

# The shell of Chromium shows the same pages for less than half the work; where it cannot be had, the whole browser does.
if ! command -v chromium-headless-shell >/dev/null; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  { "${as_root[@]}" apt-get update -q && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends chromium-headless-shell fonts-noto-core; } ||
    command -v chromium >/dev/null || { echo "The tests look at pages with Chromium: apt-get install chromium-headless-shell" >&2; exit 2; }
fi

dotnet restore ChatbotSupport.sln --locked-mode
# Optimised, as it is in service: hundreds of tests start the program, and learning and screening take a fraction of the time.
dotnet build ChatbotSupport.sln --no-restore -p:Optimize=true

passed=0
failed=0
status=0
summary="$(mktemp)"
trap 'rm -f "$summary"' EXIT
for project in tests/ChatbotSupport.Core.Tests tests/ChatbotSupport.Tests; do
  dotnet test "$project" --no-build 2>&1 | tee "$summary" || status=1
  counts="$(grep -Eo 'Failed: +[0-9]+, Passed: +[0-9]+' "$summary" | tail -1 || true)"
  if [ -z "$counts" ]; then
    echo "$project: no test ran" >&2
    status=1
    continue
  fi
  failed=$((failed + $(echo "$counts" | grep -Eo '[0-9]+' | head -1)))
  passed=$((passed + $(echo "$counts" | grep -Eo '[0-9]+' | tail -1)))
done

if [ -n "${LONG:-}" ]; then
  # Speed, memory and start of the whole in Release, each figure against its limit; an hour of soak is part of it.
  dotnet build tests/ChatbotSupport.Benchmarks --configuration Release --no-restore
  dotnet run --project tests/ChatbotSupport.Benchmarks --configuration Release --no-build -- load --long || status=1
  dotnet run --project tests/ChatbotSupport.Benchmarks --configuration Release --no-build -- reload || status=1
fi

[ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed"
exit "$status"
