#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the program is made of as SPDX 2.3 in JSON: itself, the packages of the libraries that it loads, and those
that are compiled into it.

Usage: sbom.py PROGRAM VERSION SECONDS_SINCE_1970 LATE

LATE lists, a line each, the libraries that it loads when they are called (cmake/late.cmake).
"""
import datetime
import hashlib
import json
import pathlib
import re
import subprocess
import sys

# Headers and archives that leave no trace in the program's list of libraries.
COMPILED_IN = ["libboost-dev", "libcereal-dev", "libcli11-dev", "nlohmann-json3-dev", "libintelrdfpmath-dev"]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package_of(library):
    # Where /lib is a link to /usr/lib, the database may know either name.
    for name in (library, library.removeprefix("/usr"), "/usr" + library):
        done = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(": ")[0].split(":")[0]
    raise SystemExit(f"sbom.py: no package has {library}")


def loaded(program, late):
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-d", program))
    where = dict(re.findall(r"(\S+) => (\S+)", output("ldd", program)))
    linked = {str(pathlib.Path(where[name]).resolve()) for name in needed if name in where}
    return {package_of(library) for library in linked.union(pathlib.Path(late).read_text().split())}


def entry(package, how):
    version, source, home = output("dpkg-query", "-W", "-f", "${Version}\t${source:Package}\t${Homepage}", package).split("\t")
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", package),
        "name": package,
        "versionInfo": version,
        "supplier": "Organization: Debian",
        "downloadLocation": home.strip() or "NOASSERTION",
        "filesAnalyzed": False,
        "comment": how,
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                          "referenceLocator": f"pkg:deb/debian/{package}@{version}?distro=bookworm&upstream={source}"}],
    }


program, version, seconds, late = sys.argv[1:]
digest = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
itself = {
    "SPDXID": "SPDXRef-ducha", "name": "ducha", "versionInfo": version, "supplier": "NOASSERTION",
    "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0",
    "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
}
others = [entry(name, "loaded") for name in sorted(loaded(program, late))] + [entry(name, "compiled in") for name in COMPILED_IN]
made = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc)
print(json.dumps({
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"ducha-{version}",
    "documentNamespace": f"urn:ducha:sbom:{version}:{digest}",
    "creationInfo": {"created": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: packaging/sbom.py"]},
    "packages": [itself] + others,
    "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-ducha"}]
    + [{"spdxElementId": "SPDXRef-ducha",
        "relationshipType": "DYNAMIC_LINK" if each["comment"] == "loaded" else "STATIC_LINK",
        "relatedSpdxElement": each["SPDXID"]} for each in others],
}, indent=1))
