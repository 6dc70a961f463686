#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What is handed out is the same bytes each time it is made, names every library, and runs from wherever it is unpacked.
#   release.sh SOURCE BUILD INTO
# Exit code 77 under sanitizers, and where packages cannot be made or the project is no checkout of its history.
set -euo pipefail
source=$1 build=$2 into=$3
[[ ${DUCHA_QUICK:-} != 1 ]] || { echo "skipped: what is handed out is not built with sanitizers"; exit 77; }
command -v cpack >/dev/null && command -v dpkg-shlibdeps >/dev/null || { echo "skipped: no cpack or dpkg-shlibdeps (dpkg-dev)"; exit 77; }
git -C "$source" rev-parse HEAD >/dev/null 2>&1 || { echo "skipped: no history here"; exit 77; }
"$source/packaging/release" "$build" "$into/one" >/dev/null
sleep 1.1 # a time of the clock would differ
(umask 077 && TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 "$source/packaging/release" "$build" "$into/two" >/dev/null 2>&1)
diff -r "$into/one" "$into/two"
(cd "$into/one" && sha256sum --quiet -c SHA256SUMS)
mkdir -p "$into/unpacked"
tar -xzf "$into"/one/ducha-*-linux-*.tar.gz -C "$into/unpacked"
[[ $(cd / && env -u DUCHA_RULES "$into"/unpacked/ducha-*/bin/ducha list policies --lang en | grep -c science) -ge 1 ]]
python3 - "$into"/one/*.spdx.json <<'PY'
import json, sys
sbom = json.load(open(sys.argv[1]))
names = {each["name"] for each in sbom["packages"]}
wanted = {"ducha", "libicu72", "libyaml-0-2", "libzip4", "libsqlite3-0", "libcli11-dev"}
assert wanted <= names, wanted - names
assert all(each["versionInfo"] for each in sbom["packages"])
related = {each["relatedSpdxElement"] for each in sbom["relationships"]}
assert related == {each["SPDXID"] for each in sbom["packages"]}, "an element that nothing relates to"
PY
rm -rf "$into"
