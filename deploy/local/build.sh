# shellcheck shell=bash
# Builds what is older than its sources. Sourced after jdk.sh; expects $root.

require_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "Maven (3.8 or newer) is needed, and there is no mvn on PATH. Install it (Debian: apt install maven; macOS: brew install maven)." >&2
  exit 1
}

# is_stale MODULE PRODUCT SOURCE...: no product, or a source newer than the last build. Directories count too, so that a
# deleted file is noticed.
is_stale() {
  local stamp="$root/$1/target/built" product="$root/$1/target/$2"
  shift 2
  [ -e "$stamp" ] && [ -e "$product" ] || return 0
  [ -n "$(cd "$root" && find "$@" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# build_if_stale MODULE...: builds those that need it, in one go; all output goes to stderr.
build_if_stale() {
  local module stale="" begun
  for module in "$@"; do
    case $module in
      deploy/local)
        is_stale "$module" lib pom.xml "$module/pom.xml" "$module/src/main" && stale="$stale $module" ;;
      *)
        is_stale "$module" quarkus-app/quarkus-run.jar pom.xml service-kit/pom.xml service-kit/src/main \
          "$module/pom.xml" "$module/src/main" && stale="$stale $module" ;;
    esac
  done
  [ -n "$stale" ] || return 0
  require_maven
  echo "Building$stale (the first time also downloads libraries, which takes minutes)." >&2
  # Made before the build: what is edited meanwhile is newer.
  begun=$(mktemp)
  if ! (cd "$root" && mvn -B -ntp -q -DskipTests -am -pl "$(echo $stale | tr ' ' ',')" package >&2); then
    rm -f "$begun"
    echo "The build failed; see above." >&2
    exit 1
  fi
  for module in $stale; do touch -r "$begun" "$root/$module/target/built"; done
  rm -f "$begun"
}

# Becomes a program of deploy/local: exec_local CLASS [ARGUMENTS]
exec_local() {
  exec "$JAVA_HOME/bin/java" "${java_options[@]}" -XX:+UseSerialGC "-Drapport.home=$root" \
    -cp "$root/deploy/local/target/classes:$root/deploy/local/target/lib/*" "$@"
}
