#!/bin/sh
# Installs the package into a Debian root that has nothing else in it, and starts what it brought: the command line, and the
# window with a photograph, until that stands on the list. To be run as root, on a display:
#
#     clean-root.sh PACKAGE PHOTO FOLDER
#
# What is mounted into the folder lies in a name space of its own and goes with it.
set -eu

if [ "${4-}" != inside ]; then
    exec unshare --mount -- sh "$0" "$@" inside
fi
package=$1 photo=$2 root=$3

rm -rf "$root"
debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" > "$root.log" 2>&1 || {
    tail "$root.log"
    exit 1
}
mount -t proc proc "$root/proc"
mount --bind /dev/shm "$root/dev/shm"
# Takes the shell's place: what is ended by this shell's number is then the program itself.
enter() {
    exec chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
in_root() {
    (enter "$@")
}

cp "$package" "$root/tmp/trug.deb"
in_root apt-get install -y -qq --no-install-recommends /tmp/trug.deb > "$root.log" 2>&1 || {
    tail "$root.log"
    exit 1
}
in_root trug --version

cp "$photo" "$root/tmp/packet.jpg"
if [ -n "${XAUTHORITY-}" ]; then cp "$XAUTHORITY" "$root/tmp/authority"; fi
enter DISPLAY="$DISPLAY" XAUTHORITY=/tmp/authority LIBGL_ALWAYS_SOFTWARE=1 trug-window /tmp/packet.jpg 2> "$root.log" &
window=$!
tries=0
until in_root trug list show 2>&1 | grep -q ' x '; do
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ] || ! kill -0 "$window"; then
        echo "the window did not put the photograph on the list" >&2
        tail "$root.log" >&2
        exit 1
    fi
    sleep 0.5
done
xdotool search --onlyvisible --name '^Trug$' > /dev/null
in_root trug list show
kill "$window"
wait "$window" || true
# What the window had started ends after it.
tries=0
while ls -l /proc/[0-9]*/root 2> /dev/null | grep -q " $root\$"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 40 ]; then
        echo "something of the window is still running" >&2
        exit 1
    fi
    sleep 0.25
done
umount "$root/proc" "$root/dev/shm"
rm -rf --one-file-system "$root" "$root.log"
