#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the linter of container files has to say of the one that comes with the project: nothing.
#   containerfile.sh SOURCE
set -euo pipefail
hadolint=${DUCHA_HADOLINT:-$(command -v hadolint || true)}
[[ -n $hadolint ]] || { echo "skipped: hadolint is not installed"; exit 77; }
"$hadolint" --no-color --failure-threshold style "$1/packaging/Containerfile"
