#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The packages in a fresh Debian 12: made, read by lintian, installed, run as a user would, removed without a trace.
#   debian.sh BUILD INTO
# Exit code 77 where this is not root, nothing may be mounted, or debootstrap, lintian or a mirror is not there.
set -euo pipefail
build=$(realpath "$1") into=$2
skip() { echo "skipped: $*"; exit 77; }
((EUID == 0)) || skip "a chroot needs root"
for program in debootstrap lintian cpack; do command -v "$program" >/dev/null || skip "no $program"; done
mirror=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' | head -1)
[[ -n $mirror ]] || skip "apt knows no mirror of Debian 12"

rm -rf "$into"
mkdir -p "$into"
into=$(realpath "$into")
cpack --config "$build/CPackConfig.cmake" -G DEB -B "$into" >/dev/null
packages=("$into"/*.deb)
((${#packages[@]} == 2)) || { echo "expected two packages: ${packages[*]}"; exit 1; }
program=$(basename "$into"/ducha_*.deb) library=$(basename "$into"/libducha-feel-dev_*.deb)
lintian --fail-on error --allow-root "${packages[@]}"

root=$into/debian
timeout 400 debootstrap --variant=minbase bookworm "$root" "$mirror" >"$into/debootstrap.log" 2>&1 || skip "debootstrap did not get through: see $into/debootstrap.log"
trap 'umount "$root/proc" 2>/dev/null || true' EXIT
mount -t proc none "$root/proc" 2>/dev/null || skip "nothing may be mounted here"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "${packages[@]}" "$root/root/"
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 ${http_proxy:+http_proxy="$http_proxy"} "$@"; }
# What minbase leaves out of packages, such as pages of documentation, is wanted here.
rm -f "$root"/etc/dpkg/dpkg.cfg.d/*
inside apt-get install -y -qq --no-install-recommends "/root/$program" >"$into/install.log" 2>&1

[[ $(inside ducha list policies --lang en --format json | grep -c '^{"policy":') -ge 5 ]]
inside sh -c 'cd /usr/share/doc/ducha/examples && ducha check yunfeng.yaml --lang zh' >"$into/report.txt" || [[ $? == 1 ]]
grep -q 汇总 "$into/report.txt"
inside test -s /usr/share/man/man1/ducha-check.1.gz
inside bash -c 'source /usr/share/bash-completion/completions/ducha && complete -p ducha' >/dev/null
# The other one is held against its dependencies here, and built against in installed_package.
inside apt-get install -y -qq --no-install-recommends --simulate "/root/$library" >/dev/null
inside apt-get purge -y -qq ducha >/dev/null
left=$(inside find / -xdev -name '*ducha*' -not -path '/root/*' -not -path '/var/log/*' -not -path '/proc/*')
[[ -z $left ]] || { echo "left behind: $left"; exit 1; }
umount "$root/proc"
rm -rf "$into"
