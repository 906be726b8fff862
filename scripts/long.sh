# Sourced by ./test --long: thread sanitizer, coverage, fuzzing. Hours; nothing here runs in CI.
packages $PACKAGES_LONG
tsan_unit() { cd "$ROOT/build/tsan" && ctest --output-on-failure -j2; }
coverage_unit() { cd "$ROOT/build/coverage" && ctest -j2 && gcovr -r "$ROOT" --print-summary -f "$ROOT/src"; }
fuzz_all() {
  local target
  for target in "$ROOT"/build/fuzz/tests/fuzz/*_fuzz; do
    "$target" -max_total_time="${FUZZ_SECONDS:-600}" -print_final_stats=1 "$ROOT/build/fuzz/corpus-$(basename "$target")" \
      "$ROOT/tests/fuzz/corpus/$(basename "$target" _fuzz)" || return 1
  done
}
build tsan all
check "Unit and API under the thread sanitizer" tsan_unit
build coverage all
check "Coverage" coverage_unit
build fuzz all
for t in "$ROOT"/build/fuzz/tests/fuzz/*_fuzz; do mkdir -p "$ROOT/build/fuzz/corpus-$(basename "$t")"; done
check "Fuzzing" fuzz_all
crash_long() { "$ROOT/build/asan/tests/crash/hoanhap_crash" all --rounds "${CRASH_ROUNDS:-300}"; }
check "Crash runs" crash_long
