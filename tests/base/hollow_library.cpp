// SPDX-License-Identifier: Apache-2.0
// A library that has a name and nothing behind it: late_library_test loads it.

// Where the name stands: nowhere.
asm(".globl ducha_nothing\n.set ducha_nothing, 0\n");
