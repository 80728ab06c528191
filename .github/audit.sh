#!/usr/bin/env bash
# Fails when a package of the product has a known weakness, and also when the audit cannot see one: an old package with a published
# advisory is planted in a folder of its own first, and must be found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

planted="$(mktemp -d)"
trap 'rm -rf "$planted"' EXIT
cat > "$planted/planted.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>true</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Newtonsoft.Json" Version="12.0.1" />
  </ItemGroup>
</Project>
PROJECT
# GHSA-5crp-9r3c-p9vr, high: NU1903.
if ! dotnet restore "$planted/planted.csproj" 2>&1 | grep -q NU1903; then
  echo "The audit is blind: it does not see a planted package with a known weakness, so it cannot speak for the others." >&2
  exit 1
fi

# A restore that fails looked at nothing: no list, a package that does not fit its lock, no disk left. Then nothing was found because nothing was looked for.
if ! said="$(dotnet restore ChatbotSupport.sln --locked-mode --force -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=low 2>&1)"; then
  echo "$said" >&2
  echo "The restore failed, so nothing is known of the packages." >&2
  exit 1
fi

found="$(sed -n '/NU190[0-5]/p' <<< "$said" | sort -u)"
if [ -n "$found" ]; then
  echo "$found" >&2
  exit 1
fi

echo "No package has a known weakness."
