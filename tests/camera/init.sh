#!/bin/sh
# The first program of the virtual machine: it mounts file systems, loads the camera drivers, runs the checks, prints
# the result, and switches the machine off.
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
chmod 1777 /tmp
ln -s /proc/self/fd /dev/fd
load vhci-hcd
load uvcvideo
camera-guest
code=$?
if [ $code != 0 ]; then
    echo "The last messages of the kernel:"
    # The lines left out appear whenever a stream ends over USB/IP.
    dmesg | grep -vE 'already given back|unlink->|urb->status|Failed to resubmit|wrong timeout value' | tail -40
fi
echo "guest ended with $code"
reboot -f
