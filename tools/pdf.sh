# Sourced after setup.sh and chromium.sh: two programs that read our prints and are not ours.

# Without them their tests are skipped and counted as such.
offer_pdf_readers() {
  has_pdf_readers && return
  if as_root && command -v apt-get >/dev/null; then
    say "Installiere qpdf und poppler …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends qpdf poppler-utils >/dev/null 2>&1 || true
  fi
  has_pdf_readers || say "Ohne qpdf und pdfinfo (Debian: apt install qpdf poppler-utils) werden die Tests mit ihnen ausgelassen."
}

has_pdf_readers() { command -v qpdf >/dev/null && command -v pdfinfo >/dev/null; }
