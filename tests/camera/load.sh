#!/bin/sh
# load MODULE [PARAMETER..]: loads a kernel module, after those that it needs and that are not loaded.
last=$(tail -n 1 "/modules/$1.order")
while read -r file; do
    name=$(basename "$file" .ko | tr - _)
    [ -e "/sys/module/$name" ] || [ "$file" = "$last" ] || insmod "/modules/$file"
done < "/modules/$1.order"
shift
insmod "/modules/$last" "$@"
