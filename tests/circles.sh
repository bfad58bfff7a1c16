#!/bin/sh
# No circle between files: no two or more .c files that call each other in a loop. What
# calls what is read from the object files of a build.
# Usage: tests/circles.sh BUILD [TREE]. Names the files of each loop; exit status 1 if any.
build=${1:?the folder of a build}
cd "${2:-$(dirname "$0")/..}" || exit 2
objects=$(find "$build/src" "$build/ui" -name '*.o' | sort | while read -r object; do
    source=${object#"$build/"}
    [ ! -e "${source%.o}.c" ] || echo "$object" # an object of a file that is gone stays
done)
[ "$objects" ] || { echo "$build has no object files"; exit 2; }
# shellcheck disable=SC2086 # no path of ours has a blank
nm -A $objects | awk -v build="$build/" '
    { file = substr($0, length(build) + 1); sub(/\.o:.*/, ".c", file) }
    $(NF - 1) == "U" { calls[++count] = file " " $NF; next }
    $(NF - 1) ~ /^[TDRBVW]$/ { owner[$NF] = file }
    END {
        for (i = 1; i <= count; i++) {
            split(calls[i], call, " ")
            if (call[2] in owner && owner[call[2]] != call[1])
                print call[1], owner[call[2]]
        }
    }' | tsort 2>&1 >/dev/null |
    sed 's/^tsort: -: input contains a loop:/a circle:/; s/^tsort: /    /' | grep . && exit 1
exit 0
