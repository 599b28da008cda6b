"""readers.py READER: zxing-cpp, zbar or opencv reads the pictures that trug-bench sends.

The protocol is that of src/main.rs beside this file: one line with the reader's name and version; then for each picture
on standard input (width and height as 32 bits, little end first, and the grey bytes) one line with the milliseconds of
this thread's time that the decoding call took, a tab, and the texts separated by commas.
"""
import os
import struct
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"


def zxing_cpp():
    from importlib.metadata import version

    import zxingcpp

    names = zxingcpp.BarcodeFormat
    retail = [names.EAN13, names.EAN8, names.UPCA, names.UPCE]
    if hasattr(zxingcpp, "BarcodeFormats"):
        formats = zxingcpp.BarcodeFormats(retail)
    else:  # before 3.0 they are flags
        formats = retail[0] | retail[1] | retail[2] | retail[3]

    def decode(grey):
        found = zxingcpp.read_barcodes(
            grey, formats=formats, try_rotate=True, try_downscale=True, try_invert=True, text_mode=zxingcpp.TextMode.Plain
        )
        return [symbol.text for symbol in found]

    return decode, f"zxing-cpp {version('zxing-cpp')}, rotated, scaled, inverted"


def opencv():
    import cv2

    cv2.setNumThreads(1)
    detector = cv2.barcode.BarcodeDetector()
    return (lambda grey: detector.detectAndDecodeWithType(grey)[1] or []), f"OpenCV {cv2.__version__}"


def zbar():
    """libzbar through its C interface: only there the density of scanned rows can be set."""
    import ctypes
    import ctypes.util

    lib = ctypes.CDLL(ctypes.util.find_library("zbar") or "libzbar.so.0")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    signatures = {
        "zbar_image_scanner_create": (pointer, []),
        "zbar_image_scanner_set_config": (number, [pointer, number, number, number]),
        "zbar_image_create": (pointer, []),
        "zbar_image_destroy": (None, [pointer]),
        "zbar_image_set_format": (None, [pointer, ctypes.c_ulong]),
        "zbar_image_set_size": (None, [pointer, ctypes.c_uint, ctypes.c_uint]),
        "zbar_image_set_data": (None, [pointer, ctypes.c_char_p, ctypes.c_ulong, pointer]),
        "zbar_scan_image": (number, [pointer, pointer]),
        "zbar_image_first_symbol": (pointer, [pointer]),
        "zbar_symbol_next": (pointer, [pointer]),
        "zbar_symbol_get_data": (ctypes.c_char_p, [pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments

    scanner = lib.zbar_image_scanner_create()
    every, ean8, upc_e, upc_a, ean13 = 0, 8, 9, 12, 13
    enable, rows_across, rows_down = 0, 0x100, 0x101
    lib.zbar_image_scanner_set_config(scanner, every, enable, 0)
    for symbology in (ean8, upc_e, upc_a, ean13):
        lib.zbar_image_scanner_set_config(scanner, symbology, enable, 1)
    for direction in (rows_across, rows_down):
        lib.zbar_image_scanner_set_config(scanner, every, direction, 1)

    def decode(grey):
        height, width = grey.shape
        pixels = grey.tobytes()
        image = lib.zbar_image_create()
        lib.zbar_image_set_format(image, int.from_bytes(b"Y800", "little"))
        lib.zbar_image_set_size(image, width, height)
        lib.zbar_image_set_data(image, pixels, len(pixels), None)
        lib.zbar_scan_image(scanner, image)
        texts, symbol = [], lib.zbar_image_first_symbol(image)
        while symbol:
            texts.append(lib.zbar_symbol_get_data(symbol).decode())
            symbol = lib.zbar_symbol_next(symbol)
        lib.zbar_image_destroy(image)
        return texts

    part = [ctypes.c_uint() for _ in range(3)]
    lib.zbar_version(*(ctypes.byref(p) for p in part))
    return decode, "ZBar " + ".".join(str(p.value) for p in part) + ", every row and column"


def main():
    import numpy

    decode, described = {"zxing-cpp": zxing_cpp, "zbar": zbar, "opencv": opencv}[sys.argv[1]]()
    print(described, flush=True)
    while head := sys.stdin.buffer.read(8):
        width, height = struct.unpack("<II", head)
        grey = numpy.frombuffer(sys.stdin.buffer.read(width * height), numpy.uint8).reshape(height, width)
        start = time.thread_time()
        try:
            texts = decode(grey)
        except Exception as problem:  # a failing reader has read nothing
            print(f"{sys.argv[1]}: {problem}", file=sys.stderr)
            texts = []
        milliseconds = (time.thread_time() - start) * 1e3
        print(f"{milliseconds:.4f}\t{','.join(t for t in texts if t)}", flush=True)


if __name__ == "__main__":
    main()
