# shellcheck shell=bash
# Finds a JDK of at least 21 and exports JAVA_HOME: the one that is set when it will do, else the newest in the usual
# places. Sourced by the scripts of deploy/. Works with the bash 3.2 of macOS.

jdk_needed=21

# Major version of the JDK in a directory; nothing when there is none.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local major=""
  [ -r "$1/release" ] && major=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  [ -n "$major" ] || major=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p')
  echo "$major"
}

jdk_candidates() {
  local path
  for path in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/* /opt/java/* /opt/jdk/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$path" ] && echo "$path"
  done
  # The java on PATH may be a link or a stub, so it is asked where it lives.
  if command -v java >/dev/null 2>&1; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

jdk_find() {
  local major best="" best_major=0 path
  if [ -n "${JAVA_HOME:-}" ]; then
    major=$(jdk_major "$JAVA_HOME")
    if [ "${major:-0}" -ge "$jdk_needed" ]; then
      jdk_version=$major
      export JAVA_HOME
      return 0
    fi
  fi
  while IFS= read -r path; do
    major=$(jdk_major "$path")
    if [ "${major:-0}" -gt "$best_major" ]; then
      best=$path
      best_major=$major
    fi
  done < <(jdk_candidates)
  if [ "$best_major" -lt "$jdk_needed" ]; then
    echo "A JDK $jdk_needed or newer is needed, and none was found. Install one (Debian: apt install openjdk-21-jdk;" >&2
    echo "macOS: brew install openjdk), or set JAVA_HOME to where it is." >&2
    return 1
  fi
  jdk_version=$best_major
  export JAVA_HOME="$best"
}

jdk_find || exit 1

# Libraries of Kafka, Scala and Maven use what newer JDKs warn about; older ones do not know these options.
java_options=(-Dfile.encoding=UTF-8)
if [ "$jdk_version" -ge 24 ]; then
  java_options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
fi
