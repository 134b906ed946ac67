"""Builds rulec, the generator and the floors, and makes the data."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
REPOSITORY = HERE.parent.parent


class Places:
    """Where everything is: nothing is written into the repository."""

    def __init__(self):
        base = os.environ.get("RULEC_BENCH_DIR")
        if not base:
            base = os.path.join(os.environ.get("TMPDIR", "/tmp"), "rulec-bench")
        self.root = Path(base)
        self.programs = self.root / "bin"
        self.data = self.root / "data"
        self.output = self.root / "out"
        for folder in (self.programs, self.data, self.output):
            folder.mkdir(parents=True, exist_ok=True)


def run_quietly(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout.decode()[-4000:]}")
    return done.stdout.decode()


# How `make release` links: without shared libraries.
STATIC = ["-Xswiftc", "-static-executable", "-Xswiftc", "-use-ld=lld"]


def build_rulec(scratch, skip_build, link=STATIC):
    """Builds the release binary and returns its path."""
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", *link, "--product",
               "rulec", "--scratch-path", str(scratch)]
    if not skip_build:
        run_quietly(command, cwd=REPOSITORY)
    folder = run_quietly(command + ["--show-bin-path"], cwd=REPOSITORY).strip().splitlines()[-1]
    return Path(folder) / "rulec"


def build_countable(scratch, skip_build):
    """Builds rulec with shared libraries, so that one can be loaded in front of the allocator;
    returns its path, None when it is not there and must not be built."""
    rulec = build_rulec(Path(scratch) / "shared-libraries", skip_build, link=[])
    return rulec if rulec.exists() else None


def compiler(*candidates):
    for candidate in candidates:
        if candidate and shutil.which(candidate):
            return candidate
    raise SystemExit(f"none of {', '.join(filter(None, candidates))} is installed")


def fingerprint(paths):
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def build_tools(places):
    """Compiles the generator and the floors unless that is done; returns name → path."""
    cxx = compiler(os.environ.get("CXX"), "g++", "c++", "clang++")
    cc = compiler(os.environ.get("CC"), "gcc", "cc", "clang")
    plus = [cxx, "-std=c++20", "-Wall", "-Wextra"]
    generator = sorted((HERE / "generator").glob("*.cpp"))
    headers = sorted(HERE.glob("*/*.hpp"))
    recipes = {"generate": (plus + ["-O2"], generator, ["-lpthread"])}
    for name in ("qualify", "events", "plan"):
        recipes[name] = (plus + ["-O3", "-march=native"], [HERE / "floors" / f"{name}.cpp"],
                         ["-lpthread"])
    recipes["check"] = ([cc, "-O2", "-Wall", "-Wextra"], [HERE / "floors" / "check.c"], ["-lyaml"])
    recipes["hello"] = ([cc, "-O2", "-static"], [HERE / "floors" / "hello.c"], [])
    recipes["allocations"] = ([cc, "-O2", "-Wall", "-Wextra", "-shared", "-fPIC"],
                              [HERE / "floors" / "allocations.c"], ["-ldl"])
    recipes["launch"] = ([cc, "-O2", "-Wall", "-Wextra"], [HERE / "floors" / "launch.c"], [])
    tools = {}
    for name, (command, sources, libraries) in recipes.items():
        path = places.programs / f"{name}-{fingerprint(list(sources) + headers)}"
        if not path.exists():
            partial = path.with_suffix(".partial")
            run_quietly(command + ["-o", partial] + list(sources) + libraries)
            partial.rename(path)
        tools[name] = path
    return tools


class DataMaker:
    """Makes data sets once; their folder is named after everything they depend on."""

    def __init__(self, places, generator, seed):
        self.places = places
        self.generator = generator
        self.seed = seed

    def make(self, what, **sizes):
        """Returns the folder of a data set."""
        words = [what, f"seed{self.seed}"] + [f"{name}{size}" for name, size in sizes.items()]
        version = self.generator.name.rsplit("-", 1)[1]
        folder = self.places.data / ("-".join(words) + f"-{version}")
        if folder.exists():
            return folder
        partial = folder.with_name(folder.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        command = [self.generator, what, partial, "--seed", str(self.seed)]
        for name, size in sizes.items():
            command += [f"--{name}", str(size)]
        run_quietly(command)
        partial.rename(folder)
        return folder
