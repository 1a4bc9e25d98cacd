# What every script here wants of the SDK: no telemetry, no logo, English, plain lines, no build nodes left behind.
export DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDTERMINALLOGGER=off
export MSBUILDDISABLENODEREUSE=1
