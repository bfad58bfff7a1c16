#!/bin/sh
# tests/floors.sh must catch an include that climbs, one of a sibling, and one of another
# module's private header; tests/circles.sh two files that call each other. Both must let
# the tree as it is pass. Usage: tests/floors_test.sh [BUILD]
build=${1:-build}
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
tree=$(mktemp -d)
mkdir -p "$tree/src" "$tree/ui" "$tree/$build/src" "$tree/$build/ui"
echo 'void hen(void); void egg(void); void egg(void) { hen(); }' >"$tree/src/egg.c"
echo 'void hen(void); void egg(void); void hen(void) { egg(); }' >"$tree/src/hen.c"
for name in egg hen; do
    ${CC:-cc} -c -o "$tree/$build/src/$name.o" "$tree/src/$name.c" || status=1
done
said=$(sh "$here/tests/circles.sh" "$build" "$tree") && { echo "not caught: a circle"; status=1; }
case $said in *src/egg.c*) ;; *) echo "a circle: said \"$said\""; status=1 ;; esac
rm -rf "$tree"
sh "$here/tests/floors.sh" "$here" || status=1
sh "$here/tests/circles.sh" "$build" "$here" || status=1
[ $status = 0 ] && echo "floors: 4 planted includes and a circle caught, the tree is clean"
exit $status
