// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
  CHECK(ducha::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(ducha::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(ducha::sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(ducha::sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("parts give the digest of the whole") {
  ducha::Sha256 hash;
  for (const char* part : {"ab", "", "c"}) hash.add(part);
  CHECK(hash.hex() == ducha::sha256_hex("abc"));
}
