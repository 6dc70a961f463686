// SPDX-License-Identifier: Apache-2.0
// The program takes its memory from mimalloc: findings are many small texts, made by one thread and given back by
// another, and a run is a sixth shorter (bench/batch.py). Its header defines operator new and delete for the whole
// program, so that it stands in one source, and in the program's alone: whoever embeds the FEEL library keeps its own.
#include <mimalloc-new-delete.h>
