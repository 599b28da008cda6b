"""turbojpeg.py FILE TURNS: what libjpeg-turbo takes to decode a JPEG, through its C interface.

Prints one line: the median microseconds of this thread's time for grey, and for colour (RGB), separated by a tab. It ends
with 1 and says why where the library (Debian's libturbojpeg0) is not installed.
"""
import ctypes
import ctypes.util
import statistics
import sys
import time

GREY, RGB = (6, 1), (0, 3)


def library():
    for name in [ctypes.util.find_library("turbojpeg"), "libturbojpeg.so.0", "libturbojpeg.dylib"]:
        try:
            if name:
                return ctypes.CDLL(name)
        except OSError:
            continue
    sys.exit("libturbojpeg is not installed; on Debian it is the package libturbojpeg0")


def main(path, turns):
    lib = library()
    pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
    lib.tjInitDecompress.restype = pointer
    out = ctypes.POINTER(number)
    lib.tjDecompressHeader3.argtypes = [pointer, ctypes.c_char_p, size, out, out, out, out]
    lib.tjDecompress2.argtypes = [pointer, ctypes.c_char_p, size, pointer, number, number, number, number, number]
    with open(path, "rb") as file:
        jpeg = file.read()
    handle = lib.tjInitDecompress()
    width, height, sampling, colours = number(), number(), number(), number()
    if lib.tjDecompressHeader3(handle, jpeg, len(jpeg), width, height, sampling, colours) != 0:
        sys.exit("libturbojpeg does not take the picture")
    medians = []
    for layout, channels in [GREY, RGB]:
        buffer = ctypes.create_string_buffer(width.value * height.value * channels)
        took = []
        for _ in range(turns + 10):
            start = time.thread_time_ns()
            failed = lib.tjDecompress2(handle, jpeg, len(jpeg), buffer, width, 0, height, layout, 0)
            took.append((time.thread_time_ns() - start) / 1000)
            if failed:
                sys.exit("libturbojpeg could not decode the picture")
        medians.append(statistics.median(took[10:]))
    print(f"{medians[0]:.0f}\t{medians[1]:.0f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
