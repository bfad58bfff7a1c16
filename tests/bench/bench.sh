#!/bin/sh
# make bench [N=2000]: speed of Dateline and its peers on the same articles in the same
# run. Quote the ratios, not the times. A peer that is not installed is left out.
# With CORPUS=FILE.jsonl the articles are those of the file, and no needles are counted.
# Usage: bench.sh BUILD N [CORPUS]
set -eu
build=$1 n=${2:-2000} corpus=${3:-}
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

echo; echo "The index, beside SQLite's FTS5 on the same articles in the same process"
mkdir "$work/saved"
plain=; [ "$n" -le 100000 ] || plain=--plain
"$build/finding" $plain "$work/all.jsonl" "$work/saved"
echo "Opened by another process:"
"$build/finding" --saved "$work/all.jsonl" "$work/saved"
rm -r "$work/saved"

echo; echo "How the index grows, without entities"
mkdir "$work/growth"
"$build/finding" --growth "$work/all.jsonl" "$work/growth"
rm -r "$work/growth"

echo; echo "A kept library"
export DATELINE_LIBRARY="$work/library.db"
ms() { start=$(date +%s%N); "$@" >"$work/out" 2>&1 || true; echo $((($(date +%s%N) - start) / 1000000)); }
printf '%-44s %8d ms\n' "add: read, extract, durable" "$(ms "$build/dateline" add "$work/articles")"
printf '%-44s %8d ms\n' "a search while it is being indexed" "$(ms "$build/dateline" search --limit 1 zyxquorin)"
[ ! -d "$work/library.db-cache" ] || flock "$work/library.db-cache/turn" true # the cache is made in the background
printf '%-44s %8d ms\n' "search: mapped" "$(ms "$build/dateline" search --limit 1 zyxquorin)"
du -sk "$work/library.db" "$work/library.db-cache" | awk -v n="$n" \
    '{ sub(".*/", "", $2); printf "%-44s %8d bytes an article\n", $2, $1 * 1024 / n }'

echo; echo "Recall of the needles, in articles"
needle() { # query, wanted
    got=$("$build/dateline" search --json --limit 1000000 "$1" | grep -c '"type":"article"' || true)
    printf '%-28s %6d of %d\n' "$1" "$got" "$2"
}
if [ -z "$corpus" ]; then
    needle zyxquorin $(((n + 99) / 100))
    needle '"nguyen thi anh nguyet"' $(((n + 249) / 250))
    needle '"NGUYỄN THỊ ÁNH NGUYỆT"' $(((n + 249) / 250))
    needle 镜半导 $(((n + 392) / 400))
fi

echo; echo "From a key to the settled screen, 120x40; start is the first screen settled"
keys() { # name, keys, command...
    name=$1 typed=$2; shift 2
    printf '%-30s' "$name"; "$build/keys" 120x40 5 "$typed" "$@"
}
keys "dateline, j and k" jjjjkkkk "$build/dateline" --fresh
keys "dateline, page, Tab, ], Enter" ' \t]\n' "$build/dateline" --fresh
keys "dateline, [ and ]" '[[[[]]]]' "$build/dateline" --fresh
keys "dateline, letters to search" '/chip\e/zhou\e' "$build/dateline" --fresh
keys "dateline, reading the files" jjjjkkkk "$build/dateline" "$work/articles"
"$build/generate" $((n / 20 + 100)) 2 >"$work/more.jsonl"
(sleep 1; "$build/dateline" add "$work/more.jsonl" >/dev/null 2>&1) &
keys "dateline, others add to it" jjjjkkkk "$build/dateline" --fresh
wait
has() { command -v "$1" >/dev/null; }
! has less || keys "less, j and k" jjjjkkkk less -S "$work/all.jsonl"
! has less || keys "less, page" ' ' less -S "$work/all.jsonl"
! has tig || [ ! -e .git ] || keys "tig on this history, j and k" jjjjkkkk tig
if has newsboat; then
    mkdir -p "$work/nb/.newsboat"
    split -l 1000 --additional-suffix=.part "$work/all.jsonl" "$work/nb/feed-"
    for part in "$work"/nb/*.part; do
        { echo '<rss version="2.0"><channel><title>Feed</title>'
          sed -E 's/&/\&amp;/g; s/</\&lt;/g; s/^\{"id":"([^"]*)","title":"(([^"\\]|\\.)*)".*"text":"(([^"\\]|\\.)*)"\}$/<item><guid>\1<\/guid><title>\2<\/title><description>\4<\/description><\/item>/' "$part"
          echo '</channel></rss>'; } >"${part%.part}.rss"
        echo "file://${part%.part}.rss" >>"$work/nb/urls"
    done
    echo 'auto-reload no' >"$work/nb/config"
    nb() { env HOME="$work/nb" newsboat -C "$work/nb/config" -u "$work/nb/urls" -c "$work/nb/cache.db" "$@"; }
    nb -x reload >/dev/null 2>&1 || true
    keys "newsboat, j and k in a feed" '\njjjjkkkkq' env HOME="$work/nb" newsboat \
        -C "$work/nb/config" -u "$work/nb/urls" -c "$work/nb/cache.db"
fi
