#!/bin/sh
# make bench [N=10000]: speed of Dateline and its peers on the same articles in the same
# run. Quote the ratios, not the times. A peer that is not installed is left out.
# With CORPUS=FILE.jsonl the articles are those of the file, and no needles are counted.
# Usage: bench.sh BUILD N [CORPUS]
set -eu
build=$1 n=${2:-10000} corpus=${3:-}
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$corpus" ]; then cp "$corpus" "$work/all.jsonl"; n=$(wc -l <"$corpus")
else "$build/generate" "$n" >"$work/all.jsonl"; fi
split -l 20000 --additional-suffix=.jsonl "$work/all.jsonl" "$work/part-"
mkdir "$work/articles"; mv "$work"/part-* "$work/articles"
bytes=$(cat "$work"/articles/* | wc -c)
echo "$n articles, $bytes bytes of JSON Lines"

# Best of three runs, in milliseconds. The output goes to a file: grep stops at its first
# hit when it sees that nobody reads it.
time_ms() {
    best=
    for _ in 1 2 3; do
        start=$(date +%s%N); "$@" >"$work/out" 2>&1 || true; end=$(date +%s%N)
        ms=$(((end - start) / 1000000)); [ "$ms" -gt 0 ] || ms=1
        if [ -z "$best" ] || [ "$ms" -lt "$best" ]; then best=$ms; fi
    done
    echo "$best"
}
row() { # name, ms, ms of the peer it is compared with
    awk -v name="$1" -v ms="$2" -v peer="$3" -v bytes="$bytes" \
        'BEGIN { printf "%-44s %8d ms %8.1f MB/s  %6.2fx\n", name, ms, bytes / 1000 / ms, peer / ms }'
}
cut -f3,4 src/reference/entities.tsv | grep -v '^#' | tr '\t;' '\n\n' | awk 'length > 2' | sort -u >"$work/names"

echo; echo "Reading: the whole extraction, beside grep finding the register's names alone"
grep_ms=$(time_ms grep -rohFf "$work/names" "$work/articles")
row "grep -oFf ($(wc -l <"$work/names") names)" "$grep_ms" "$grep_ms"
row "dateline annotate --json" "$(time_ms "$build/dateline" annotate --json "$work/articles")" "$grep_ms"
row "dateline entities (read, extract, index)" "$(time_ms "$build/dateline" entities --limit 1 "$work/articles")" "$grep_ms"

echo; echo "Reading on one thread, without printing: bytes to annotations, and where the time goes"
"$build/measure" "$work"/articles/*
row "grep -oFf, again" "$(time_ms grep -rohFf "$work/names" "$work/articles")" "$grep_ms"

[ -z "$corpus" ] || exit 0
echo; echo "Finding: recall of the needles, in articles"
needle() { # query, wanted
    got=$("$build/dateline" search --json "$1" "$work/articles" | grep -c '"type":"article"' || true)
    printf '%-28s %6d of %d\n' "$1" "$got" "$2"
}
needle zyxquorin $(((n + 99) / 100))
needle '"nguyen thi anh nguyet"' $(((n + 249) / 250))
needle '"NGUYỄN THỊ ÁNH NGUYỆT"' $(((n + 249) / 250))
needle 镜半导 $(((n + 392) / 400))
