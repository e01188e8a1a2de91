#!/usr/bin/env bash
# Makes the pictures of the handbook: walks the steps in the browser and photographs them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/setup.sh
. tools/chromium.sh

require_dotnet
require_node
require_chromium
require_postgres
build_client
dotnet build tests/Netzwerk.Browser.Tests -c Release -v quiet --nologo || abort "Das Programm ließ sich nicht bauen."
HANDBUCH=1 artifacts/bin/Netzwerk.Browser.Tests/release/Netzwerk.Browser.Tests -noColor -class Netzwerk.Browser.Tests.AGroupMeets -class Netzwerk.Browser.Tests.AGroupLooksBack
