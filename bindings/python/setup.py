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
# what the library is built from
LIBRARY = ("CMakeLists.txt", "LICENSE", "cmake", "include", "lib", "pkgconfig")
PACKAGES = ("icu-i18n", "icu-uc", "libutf8proc")
NEEDED = """\
tiaoli cannot be built: %s.
On Debian or Ubuntu this installs all that it takes:
    apt-get install gcc libc6-dev python3-dev cmake make pkg-config libicu-dev libutf8proc-dev
"""


def checkout() -> Path:
    """Where the sources of the library are: around this directory, or in a source
    distribution within it."""
    for top in (HERE.parent.parent, HERE / "library"):
        if (top / "lib" / "CMakeLists.txt").exists():
            return top
    sys.exit("tiaoli is built from a checkout of its repository or from a source distribution: "
             "the sources of the library are not found beside %s" % HERE)


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


class SourceDistribution(sdist):
    """The package, and the sources of the library in library/."""

    def make_release_tree(self, base_dir: str, files: "list[str]") -> None:
        super().make_release_tree(base_dir, files)
        library = Path(base_dir) / "library"
        for name in LIBRARY:
            source, target = checkout() / name, library / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy(source, target)


setup(
    version=version(),
    cmdclass={"build_ext": BuildWithLibrary, "sdist": SourceDistribution},
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
