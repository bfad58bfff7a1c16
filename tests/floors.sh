#!/bin/sh
# The floors of the house: a file includes only public headers of floors below its own, or
# of its own module's floor when it is their implementation, and its own private headers.
# Usage: tests/floors.sh [TREE]. Prints each include that climbs; exit status 1 if any.
cd "${1:-$(dirname "$0")/..}" || exit 2
awk '
BEGIN {
    split("base 1 model 2 reference 3 ingest 3 index 3 store 3 extract 4 timeline 4 " \
          "export 5 library 6 cli 7 ui 7 main 8", words, " ")
    for (i = 1; i in words; i += 2) floors[words[i]] = words[i + 1]
}
function floor_of(module) {
    return module in floors ? floors[module] : 0
}
function module_of(path,   parts, n) {
    n = split(path, parts, "/")
    if (parts[1] == "ui") return "ui"
    if (parts[1] == "include") return tag[parts[3]]
    if (n == 2) { sub(/\.[ch]$/, "", parts[2]); return parts[2] }
    return parts[2]
}
FNR == 1 { pass[FILENAME]++ }
# first pass: the floor tag of each public header
pass[FILENAME] == 1 && FILENAME ~ /^include\// && FNR <= 4 && /^\/\* \[[a-z]+\]/ {
    name = FILENAME; sub(/.*\//, "", name)
    module = $2; gsub(/[\[\]]/, "", module); tag[name] = module
}
pass[FILENAME] == 2 && /^#include "/ {
    include = $2; gsub(/"/, "", include)
    mine = module_of(FILENAME); my_floor = floor_of(mine)
    if (my_floor == 0) { print FILENAME ": no floor for this file"; bad = 1; next }
    if (include ~ /^dateline\//) {
        name = include; sub(/.*\//, "", name)
        if (!(name in tag)) { print FILENAME ":" FNR ": " include " has no floor tag"; bad = 1; next }
        theirs = tag[name]
    } else if (include ~ /^src\// || include ~ /^ui\//) theirs = module_of(include)
    else theirs = mine
    if (theirs == mine) next
    if (floor_of(theirs) >= my_floor && mine != "main") {
        print FILENAME ":" FNR ": " mine " (floor " my_floor ") includes " include " of " theirs " (floor " floor_of(theirs) ")"
        bad = 1
    }
    if (include ~ /^src\// && theirs != mine) {
        print FILENAME ":" FNR ": " include " is private to " theirs; bad = 1
    }
}
END { exit bad }
' $(find include src ui -name '*.[ch]' | sort) $(find include src ui -name '*.[ch]' | sort)
