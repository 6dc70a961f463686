#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Completions complete what the program takes, in each shell that is here; manual pages are what man reads without a word.
#   pages.sh DUCHA
set -euo pipefail
ducha=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
fail() { echo "$*"; failed=1; }

"$ducha" completion bash >"$scratch/ducha.bash"
completed() {
  bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ducha; printf "%s " "${COMPREPLY[@]}"' - "$scratch/ducha.bash" "$@"
}
want() {
  local wanted=$1 got
  shift
  got=$(completed "$@")
  [[ " $got" == *" $wanted "* ]] || fail "bash: '$*' gave '$got', not $wanted"
}
want check ducha ch
want --format ducha check --fo
want html ducha check --format h
want html ducha check --format = h
want sarif ducha report x.ndjson --format sa
want zh-Hant ducha list --lang zh
want plan ducha schema p
want zsh ducha completion z
want -q ducha check -
mkdir "$scratch/plans"
(cd "$scratch" && want plans ducha check pla && want plans ducha check --rules pla)
[[ -z $(completed ducha check --format nothing | tr -d " ") ]] || fail "bash: a format that is none was completed"

# Every command, and every option that its help shows.
for command in $(completed ducha ""); do
  [[ $command == --* ]] && continue
  for option in $("$ducha" "$command" --help --lang en | grep -oE '^(  -[a-z], |      )--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    want "$option" ducha "$command" "$option"
  done
done

if command -v zsh >/dev/null; then
  "$ducha" completion zsh >"$scratch/_ducha"
  zsh -n "$scratch/_ducha" || fail "zsh cannot read its script"
fi
if command -v fish >/dev/null; then
  "$ducha" completion fish --lang zh >"$scratch/ducha.fish"
  fish -n "$scratch/ducha.fish" || fail "fish cannot read its script"
  fish -c "source $scratch/ducha.fish; complete -C 'ducha check --format ht'" | grep -q '^html' || fail "fish: no html"
fi
for language in en zh; do
  for command in "" $("$ducha" --help --lang en | grep -oE '^  ducha [a-z]+' | awk '{print $2}'); do
    page=$("$ducha" man $command --lang $language)
    [[ $(head -1 <<<"$page") == .TH* ]] || fail "man $command: no head"
    if command -v groff >/dev/null; then
      # "can't break line": groff does not part Chinese that stands without blanks.
      said=$(groff -Kutf8 -Tutf8 -man -ww <<<"$page" 2>&1 >"$scratch/page" | grep -v "can't break line" || true)
      [[ -z $said ]] || fail "man $command ($language): $said"
      [[ -s $scratch/page ]] || fail "man $command ($language): an empty page"
    fi
  done
done
exit $failed
