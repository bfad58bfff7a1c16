#!/bin/sh
# tests/floors.sh must catch an include that climbs, one of a sibling, and one of another
# module's private header; and must let the tree as it is pass.
here=$(cd "$(dirname "$0")/.." && pwd)
status=0
expect() { # what, file, include, words that the message must have
    tree=$(mktemp -d)
    cp -r "$here/include" "$here/src" "$here/ui" "$tree"
    printf '#include "%s"\n' "$3" >"$tree/$2"
    said=$(sh "$here/tests/floors.sh" "$tree") && { echo "not caught: $1"; status=1; }
    case $said in *"$4"*) ;; *) echo "$1: said \"$said\""; status=1 ;; esac
    rm -rf "$tree"
}
expect "base includes the model" src/base/planted.c dateline/corpus.h "base (floor 1) includes dateline/corpus.h"
expect "extract includes its sibling" src/extract/planted.c dateline/timeline.h "extract (floor 4)"
expect "a command includes the explorer" src/cli/planted.c ui/ui.h "cli (floor 7)"
expect "a private header crosses" src/library/planted.c src/extract/draft.h "private to extract"
sh "$here/tests/floors.sh" "$here" || status=1
[ $status = 0 ] && echo "floors: 4 planted includes caught, the tree is clean"
exit $status
