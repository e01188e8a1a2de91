# Sourced after setup.sh: the browser of the browser tests.

as_root() { [ "$(id -u)" -eq 0 ]; }

find_chromium() {
  local name
  for name in "${NETZWERK_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    # Ubuntu's chromium-browser without snap only prints a hint: it must truly tell its version.
    if [ -n "$name" ] && command -v "$name" >/dev/null && "$name" --version 2>/dev/null | grep -qiE 'chrom(e|ium) [0-9]'; then
      NETZWERK_CHROMIUM=$(command -v "$name")
      export NETZWERK_CHROMIUM
      return 0
    fi
  done
  return 1
}

require_chromium() {
  find_chromium && return
  if as_root && command -v apt-get >/dev/null; then
    say "Installiere Chromium …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1 || true
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null 2>&1 || true
    # German fields for day and time in the pictures of the handbook; the tests do without.
    apt-get install -y -qq --no-install-recommends chromium-l10n >/dev/null 2>&1 || true
    find_chromium && return
  fi
  abort "Für die Browsertests fehlt Chromium oder Google Chrome. Bitte installieren Sie eines davon (Debian: apt install chromium), nennen Sie es in NETZWERK_CHROMIUM, oder lassen Sie die Browsertests weg: ./test --schnell"
}
