#!/usr/bin/env bash
# How long a year's dry run takes: the sample, and generated regions. Usage: Benchmarks/plan.sh PATH-TO-VEKHA
set -euo pipefail
vekha=$(realpath "$1")
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%-10s %-6s %10s %10s %14s\n' schools form seconds peak-MiB messages
for schools in 25 1000 10000; do
    config=Config
    if [ "$schools" != 25 ]; then
        config=$folder/$schools
        python3 Benchmarks/region.py "$schools" "$config"
    fi
    for form in text json; do
        flag=$([ "$form" = json ] && echo --json || true)
        python3 - "$vekha" "$config" "$schools" "$form" $flag <<'PYTHON'
import resource
import subprocess
import sys
import time

vekha, config, schools, form, *flags = sys.argv[1:]
command = [vekha, "plan", "--from", "2021-12-20", "--to", "2022-12-31", "--config", config, *flags]
start = time.monotonic()
output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
seconds = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
messages = output.count(b"\n") if form == "json" else "-"
print(f"{schools:<10} {form:<6} {seconds:>10.2f} {peak:>10.0f} {messages:>14}")
PYTHON
    done
done
