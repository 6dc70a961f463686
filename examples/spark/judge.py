#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges a partitioned data set of plans (NDJSON, one a line) under Apache Spark: one ducha for each partition.

    spark-submit judge.py PLANS PARTS [--partitions N] [--ducha PROGRAM] [-- OPTIONS OF ducha check...]

PLANS is whatever Spark reads as text: a file, a folder, hdfs://. PARTS is a folder that must not be there; partition 7 writes
PARTS/part-00007, its findings as NDJSON. The parts, in their order, are one run:

    ducha report PARTS/part-* --format json=report.json

gives what a single run over the same plans gives, rules over the whole batch included, for each plan's line carries what those need of it.
"""
import argparse
import shlex
import sys

from pyspark.sql import SparkSession


def main():
    arguments, options = sys.argv[1:], []
    if "--" in arguments:
        arguments, options = arguments[:arguments.index("--")], arguments[arguments.index("--") + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plans")
    parser.add_argument("parts")
    parser.add_argument("--partitions", type=int, default=0, help="as many as Spark makes of the input, if left out")
    parser.add_argument("--ducha", default="ducha")
    said = parser.parse_args(arguments)

    spark = SparkSession.builder.appName("ducha").getOrCreate()
    lines = spark.sparkContext.textFile(said.plans, minPartitions=max(said.partitions, 1))
    # One thread each: Spark runs as many partitions at once as there are cores. A partition without plans is no fault.
    # Exit codes 1 and 2 are verdicts on the plans, which the fold gives again; anything above is a failure of the run.
    check = [said.ducha, "check", "-", "--from", "ndjson", "--format", "ndjson", "-j1", "--allow-empty", *options]
    command = ["sh", "-c", shlex.join(check) + ' || test "$?" -le 2']
    lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(said.parts)
    spark.stop()


main()
