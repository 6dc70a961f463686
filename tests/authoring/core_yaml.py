# SPDX-License-Identifier: Apache-2.0
"""YAML 1.2 with the core schema, as JSON has it: dates stay text, only true and false are booleans, keys are text."""
import re

import yaml


class Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


def _mapping(loader, node):
    loader.flatten_mapping(node)
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in (("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
                            ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
                            ("int", r"(?:[-+]?[0-9]+)", list("-+0123456789")),
                            ("float", r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)", list("-+.0123456789"))):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), first)
Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))
Loader.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: node.value.lower() == "true")


def documents(text):
    return list(yaml.load_all(text, Loader=Loader))
