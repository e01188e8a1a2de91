# Sourced after setup.sh and chromium.sh: the mail server whose mailbox the tests let the product read.

find_dovecot() {
  local name
  for name in "${NETZWERK_DOVECOT:-}" dovecot /usr/sbin/dovecot /usr/local/sbin/dovecot /opt/homebrew/sbin/dovecot; do
    # The server without its IMAP part is of no use here.
    if [ -n "$name" ] && command -v "$name" >/dev/null && has_imap "$(command -v "$name")"; then
      NETZWERK_DOVECOT=$(command -v "$name")
      export NETZWERK_DOVECOT
      return 0
    fi
  done
  return 1
}

has_imap() {
  local folder
  for folder in /usr/lib/dovecot /usr/libexec/dovecot "$(dirname "$1")/../libexec/dovecot"; do
    [ -x "$folder/imap" ] && return 0
  done
  return 1
}

require_dovecot() {
  find_dovecot && return
  if as_root && command -v apt-get >/dev/null; then
    say "Installiere Dovecot …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1 || true
    # It brings a service of its own, which nobody here needs.
    apt-get install -y -qq --no-install-recommends dovecot-imapd >/dev/null 2>&1 || true
    find_dovecot && return
  fi
  abort "Für die Tests des Postfachs fehlt Dovecot mit IMAP. Bitte installieren Sie es (Debian: apt install dovecot-imapd) oder nennen Sie es in NETZWERK_DOVECOT."
}
