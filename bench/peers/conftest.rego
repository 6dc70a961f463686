# SPDX-License-Identifier: Apache-2.0
# What Conftest reports of rules.rego: failures alone, each as a message. It is told to combine
# what it is given, for otherwise it judges each plan apart, and no rule sees the batch.
package main

import data.peer

import rego.v1

deny contains json.marshal(found) if {
	some found in peer.verdicts with input as [one.contents | some one in input]
	found[3] == "fail"
}
