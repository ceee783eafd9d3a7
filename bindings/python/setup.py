"""Builds the extension: CMake makes the static library out of the checkout's own
sources, cffi wraps it, and both go into one file; ICU and utf8proc stay the
system's.  What is missing is named before anything is compiled."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
PACKAGES = ("icu-i18n", "icu-uc", "libutf8proc")
NEEDED = """\
tiaoli cannot be built: %s.
On Debian or Ubuntu this installs all that it takes:
    apt-get install gcc libc6-dev python3-dev cmake make pkg-config libicu-dev libutf8proc-dev
"""


def checkout() -> Path:
    """Where the sources of the library are."""
    top = HERE.parent.parent
    if not (top / "lib" / "CMakeLists.txt").exists():
        sys.exit("tiaoli is built from a checkout of its repository: bindings/python "
                 "needs the sources of the library, which were not found in %s" % top)
    return top


def version() -> str:
    found = re.search(r"project\(tiaoli VERSION ([0-9.]+)", (checkout() / "CMakeLists.txt").read_text())
    assert found, "CMakeLists.txt states no version"
    return found.group(1)


def check_tools() -> None:
    missing = [tool for tool in ("cmake", "pkg-config") if not shutil.which(tool)]
    if missing:
        sys.exit(NEEDED % ("there is no " + " and no ".join(missing)))
    for package in PACKAGES:
        if subprocess.call(["pkg-config", "--exists", package]):
            sys.exit(NEEDED % ("pkg-config does not find " + package))


def flags(kind: str) -> "list[str]":
    return subprocess.check_output(["pkg-config", kind, *PACKAGES], text=True).split()


class BuildWithLibrary(build_ext):
    """The library first, then the extension around it."""

    def run(self) -> None:
        check_tools()
        build = Path(self.build_temp).resolve() / "library"
        arguments = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_SHARED_LIBS=OFF", "-DTIAOLI_CLI=OFF",
                     "-DTIAOLI_EXAMPLES=OFF", "-DTIAOLI_TESTS=OFF", "-DTIAOLI_INSTALL=OFF"]
        cmake = ["cmake", "-S", str(checkout()), "-B", str(build), *arguments]
        if shutil.which("ninja"):
            cmake += ["-G", "Ninja"]
        subprocess.check_call(cmake)
        jobs = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL") or str(os.cpu_count() or 1)
        subprocess.check_call(["cmake", "--build", str(build), "--target", "tiaoli",
                               "--parallel", jobs])
        for extension in self.extensions:
            if extension.name != "tiaoli._native":
                continue
            extension.include_dirs += [str(HERE), str(checkout() / "include"), str(build / "include")]
            extension.extra_objects.append(str(build / "lib" / "libtiaoli.a"))
            extension.extra_link_args += flags("--libs")
            extension.define_macros.append(("TIAOLI_STATIC", None))
        super().run()


class NoSourceDistribution(sdist):
    """The sources of the library are outside of this directory."""

    def run(self) -> None:
        sys.exit("no source distribution without the library: build the wheel from a checkout, "
                 "python3 -m build --wheel bindings/python")


setup(
    version=version(),
    cmdclass={"build_ext": BuildWithLibrary, "sdist": NoSourceDistribution},
    ext_modules=[
        Extension(
            "tiaoli._columns",
            ["columns.c"],
            define_macros=[("Py_LIMITED_API", "0x03090000")],
            py_limited_api=True,
        )
    ],
    cffi_modules=["build_native.py:ffibuilder"],
    options={"bdist_wheel": {"py_limited_api": "cp39"}},
)
