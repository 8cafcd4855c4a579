# shellcheck shell=bash
# "With a running system": takes the one that runs, else starts deploy/run and stops it at the end. Sourced; expects $root.

# with_running_system COMMAND...: runs the command with RAPPORT_CONSOLE, RAPPORT_CONTACTS, RAPPORT_INTERACTIONS,
# RAPPORT_SCORING and TOKEN (an admin of the demo agency) set.
with_running_system() {
  local log started="" result=0
  export RAPPORT_CONSOLE="http://127.0.0.1:${RAPPORT_CONSOLE_PORT:-8080}"
  export RAPPORT_CONTACTS="http://127.0.0.1:${RAPPORT_CONTACTS_PORT:-8081}"
  export RAPPORT_INTERACTIONS="http://127.0.0.1:${RAPPORT_INTERACTIONS_PORT:-8082}"
  export RAPPORT_SCORING="http://127.0.0.1:${RAPPORT_SCORING_PORT:-8083}"
  # The outer of two has it running already, and its token too.
  if [ -z "${RAPPORT_IS_RUNNING:-}" ]; then
    if ! curl -fsS -o /dev/null --max-time 5 "$RAPPORT_CONSOLE/services.json" 2>/dev/null; then
      log=$(mktemp)
      "$root/deploy/run" >"$log" 2>&1 &
      started=$!
      # Ctrl-C does not reach what runs in the background; SIGTERM does.
      trap 'kill -TERM '"$started"' 2>/dev/null; wait '"$started"' 2>/dev/null' EXIT
      until grep -q '^TOKEN=' "$log"; do
        if ! kill -0 "$started" 2>/dev/null; then
          trap - EXIT
          grep -v '^TOKEN=' "$log" >&2
          rm -f "$log"
          echo "deploy/run did not start; see above." >&2
          return 1
        fi
        sleep 0.5
      done
      TOKEN=$(sed -n 's/^TOKEN=//p' "$log")
      rm -f "$log"
    else
      TOKEN=$("$root/deploy/token" demo-agency admin)
    fi
    export TOKEN RAPPORT_IS_RUNNING=yes
  fi
  "$@" || result=$?
  if [ -n "$started" ]; then
    kill -TERM "$started" 2>/dev/null || true
    wait "$started" 2>/dev/null || true
    trap - EXIT
  fi
  return "$result"
}
