#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A pack that somebody signed: signed.py PROGRAM. Skipped (77) where ssh-keygen is missing."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("ssh-keygen"):
        print("skipped: ssh-keygen is not installed (package openssh-client)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        shutil.copytree(ROOT / "tests/commands/rules", here / "rules")
        (here / "a.yaml").write_text("unit: A\nlevel: village\nregion: {city: C}\npolicy: wells\nperiod: 2024\nas_of: 2024-12-31\n"
                                     "facts: {people: 1, keeper: true}\n", encoding="utf-8")

        def run(*words, code=0, **more):
            done = subprocess.run([str(word) for word in words], cwd=here, capture_output=True, text=True, check=False, **more)
            if done.returncode != code:
                sys.exit(f"{words}: exit {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
            return done

        (here / "roster.yaml").write_text("- {unit: A, level: village, region: {city: C}}\n- {unit: B, level: village, region: {city: C}}\n", encoding="utf-8")
        (here / "profile.yaml").write_text("profile: P\nadopt: [{param: depth_limit, by: X, paper: '1'}]\n", encoding="utf-8")
        (here / "waivers.yaml").write_text("waivers: [{rule: wells.tests, unit: A, until: 2025-06-30, reason: x, approved_by: y}]\n", encoding="utf-8")
        (here / "sheet.yaml").write_text("scoring: {total: 10, items: [{rules: wells.keeper, points: 10}]}\n", encoding="utf-8")
        (here / "old").write_text(run(program, "check", "a.yaml", "--format", "ndjson", "--quiet", "--fail-on", "never", "--status", "all").stdout, encoding="utf-8")
        under = ["--roster", "roster.yaml", "--profile", "profile.yaml", "--waivers", "waivers.yaml", "--scoring", "sheet.yaml", "--baseline", "old"]
        for name in ("key", "other"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name)
        for name in ("key", "other"):
            (here / f"{name}.signers").write_text(f"auditor@example.org {(here / f'{name}.pub').read_text()}", encoding="utf-8")
        (here / "findings").write_text(run(program, "check", "a.yaml", *under, "--format", "ndjson", "--quiet", "--fail-on", "never").stdout, encoding="utf-8")
        run(program, "pack", "findings", *under, "--out", "pack")
        unsigned = run(program, "verify", "pack", "--signers", "key.signers", "--lang", "en", code=2)
        assert "SHA256SUMS.sig" in unsigned.stderr, unsigned.stderr
        run("ssh-keygen", "-Y", "sign", "-q", "-n", "ducha", "-f", "key", "pack/SHA256SUMS")
        good = run(program, "verify", "pack", "--signers", "key.signers", "--lang", "en")
        assert "auditor@example.org" in good.stdout, good.stdout
        run(program, "verify", "pack")
        others = run(program, "verify", "pack", "--signers", "other.signers", "--lang", "en", code=2)
        assert " made this signature, or ssh-keygen is not there; expected one who did" in others.stderr, others.stderr
        # A decision that was put in another's place is found under the same signature.
        whole = (here / "pack/files/waivers.yaml").read_bytes()
        (here / "pack/files/waivers.yaml").write_bytes(whole.replace(b"2025-06-30", b"2026-06-30"))
        run(program, "verify", "pack", "--signers", "key.signers", code=2)
        (here / "pack/files/waivers.yaml").write_bytes(whole)
        run(program, "verify", "pack", "--signers", "key.signers")
        # Whoever makes the manifest anew cannot sign it.
        with open(here / "pack/SHA256SUMS", "a", encoding="utf-8") as manifest:
            manifest.write("0" * 64 + "  more\n")
        run(program, "verify", "pack", "--signers", "key.signers", code=2)
    print("signed, unsigned, another's signature and a changed manifest: each told apart")
    return 0


sys.exit(main())
