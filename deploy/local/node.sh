# shellcheck shell=bash
# What runs on Node, wherever it lies.

# Node 20 or newer with npm, or a plain message.
require_node() {
  local major=""
  command -v node >/dev/null 2>&1 && major=$(node -p 'process.versions.node.split(".")[0]')
  if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
    echo "Node 20 or newer with npm is needed. Install it (Debian: apt install nodejs npm; macOS: brew install node)." >&2
    exit 1
  fi
}

# npm ci, unless what is there came from this very lock file.
install_packages() {
  local lock="$1/package-lock.json" stamp="$1/node_modules/.installed"
  cmp -s "$lock" "$stamp" && return 0
  (cd "$1" && npm ci --silent --ignore-scripts)
  cp "$lock" "$stamp"
}
