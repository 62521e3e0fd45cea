#!/usr/bin/env bash
# Where no Docker engine runs: takes the Dockerfile's own lines, runs them as plain commands on a copy of what
# is committed, starts the result as a user without rights, and asks its HEALTHCHECK.
set -euo pipefail

tree=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d "${TMPDIR:-/tmp}/bobbin-dockerfile-XXXXXX")
server=''
cleanup() {
  if [[ -n $server ]]; then kill -KILL "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap cleanup EXIT
say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

mkdir "$work/tree" "$work/data" "$work/npm"
chmod 755 "$work"
git -C "$tree" archive HEAD | tar -x -C "$work/tree"
# What the copy may hold, .dockerignore leaves out; only what it names is copied below.
kept() { grep -qxF "!${1%%/*}" "$work/tree/.dockerignore" || grep -qxF "!$1" "$work/tree/.dockerignore"; }

stage=''
folder=''
declare -A stage_named=()
environment=()
healthcheck=''
start=''

copy() { # copy SOURCE... TARGET, as COPY does: a folder's contents, not the folder
  local from="$work/tree" target="$folder/${*: -1}" source
  if [[ $1 == --from=* ]]; then
    from="${stage_named[${1#--from=}]}"
    shift
  fi
  for source in "${@:1:$#-1}"; do
    if [[ $from == "$work/tree" ]]; then kept "$source" || fail ".dockerignore leaves out $source"; fi
    if [[ -d "$from/$source" ]]; then
      mkdir -p "$target" && cp -a "$from/$source/." "$target"
    elif [[ $target == */ || $target == */. ]]; then
      mkdir -p "$target" && cp -a "$from/$source" "$target"
    else
      cp -a "$from/$source" "$target"
    fi
  done
}

run() {
  case "$1" in
    install\ -d\ *) say "skipped, done for the container's own user: $1" ;;
    *) (cd "$folder" && npm_config_cache="$work/npm" bash -c "$1" </dev/null) ;;
  esac
}

words() { node -e 'console.log(JSON.parse(process.argv[1]).map((word) => word.replaceAll("\n", " ")).join("\n"))' "$1"; }

while IFS= read -r line; do
  [[ -z $line || $line == \#* ]] && continue
  say "$line"
  read -r verb rest <<<"$line"
  case "$verb" in
    FROM)
      stage="$work/stage-${#stage_named[@]}"
      mkdir "$stage"
      if [[ $rest == *' AS '* ]]; then stage_named["${rest##* AS }"]=$stage; fi
      ;;
    WORKDIR) folder="$stage$rest" && mkdir -p "$folder" ;;
    COPY) read -ra parts <<<"$rest" && copy "${parts[@]}" ;;
    RUN) run "$rest" ;;
    ENV) environment+=("$rest") ;;
    HEALTHCHECK) healthcheck="${rest#*CMD }" ;;
    CMD) start=$rest ;;
    USER | EXPOSE) ;;
    *) fail "this script does not know $verb" ;;
  esac
done <"$work/tree/Dockerfile"
say "$(node --version) instead of the image's; $(du -sh "$folder" | cut -f1) in the last stage"

as_nobody=()
if [[ $(id -u) == 0 ]]; then
  chown nobody "$work/data"
  as_nobody=(setpriv "--reuid=$(id -u nobody)" "--regid=$(id -g nobody)" --clear-groups)
fi
chmod 700 "$work/data"
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
environment+=("PATH=$PATH" "HOME=$work/data" "PORT=$port" "DATA_DIR=$work/data")
environment+=("DESK_PASSWORD=$(node -p 'crypto.randomUUID()')")
mapfile -t start_words < <(words "$start")
mapfile -t health_words < <(words "$healthcheck")
inside() { cd "$folder" && exec "${as_nobody[@]}" env -i "${environment[@]}" "$@"; }

(inside "${start_words[@]}") </dev/null >"$work/log" 2>&1 &
server=$!
say "started as process $server on port $port"
for ((tries = 0; ; tries += 1)); do
  if (inside "${health_words[@]}"); then break; fi
  if ! kill -0 "$server" 2>/dev/null || ((tries == 60)); then
    cat "$work/log" >&2
    fail 'the server never became healthy; above is what it said'
  fi
  sleep 0.5
done
say "healthy, as user $(stat -c %U "/proc/$server" 2>/dev/null || ps -o user= -p "$server")"
kill -TERM "$server"
if wait "$server"; then code=0; else code=$?; fi
server=''
[[ $code == 0 ]] || { cat "$work/log" >&2; fail "after SIGTERM it ended with $code"; }
say 'stopped by SIGTERM with 0'
