# Sourced after setup.sh and chromium.sh: the calendar library of Evolution and others, a second judge of our calendars.

# Without it its tests are skipped and counted as such: not every system has it.
offer_libical() {
  has_libical && return
  if as_root && command -v apt-get >/dev/null; then
    say "Installiere libical …"
    export DEBIAN_FRONTEND=noninteractive
    # Ubuntu has it under the second name.
    apt-get install -y -qq --no-install-recommends libical3 >/dev/null 2>&1 ||
      apt-get install -y -qq --no-install-recommends libical3t64 >/dev/null 2>&1 || true
  fi
  has_libical || say "Ohne libical (Debian: apt install libical3) werden die Tests mit ihr ausgelassen."
}

has_libical() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libical\.so\.3'; }
