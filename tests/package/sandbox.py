#!/usr/bin/python3
"""Runs a command under the limits of a systemd unit without systemd: sandbox.py UNIT STATE-FOLDER COMMAND…

For machines where systemd itself does not run, such as containers. It makes what the unit's lines make: the system-call
filters with libseccomp, a read-only file system with a /tmp and a /dev of its own, /proc without other processes, no new
privileges, no capability but those named, another user. Not made: KeyringMode, ProtectHostname, ProtectClock and the
control groups' limits. Needs root and python3-seccomp.
"""
import ctypes, errno, os, pathlib, re, signal, subprocess, sys, tempfile
import seccomp as sc

CLONE_NEWNS, CLONE_NEWPID, MS_BIND, MS_REC, MS_PRIVATE, MS_RDONLY, MS_REMOUNT = 0x20000, 0x20000000, 4096, 16384, 1 << 18, 1, 32
PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP, CAP_NET_BIND_SERVICE = 38, 24, 10
libc = ctypes.CDLL(None, use_errno=True)


def done(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), what)


def mount(source, target, kind, flags, data=None):
    done(libc.mount(source.encode(), target.encode(), kind and kind.encode(), flags, data and data.encode()), f"mount {target}")


def settings_of(unit):
    found = {}
    for line in pathlib.Path(unit).read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            name, value = line.split("=", 1)
            found.setdefault(name, []).append(value)
    return found


def calls_of(name, seen=None):
    """The system calls of a set such as @system-service, as this machine's systemd knows it."""
    if not name.startswith("@"):
        return {name}
    text = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
    words = re.findall(r"^    (?!#)(\S+)", text, re.M)
    return set().union(*(calls_of(word) for word in words))


def load(default, rules):
    """One filter; the strictest of all that were loaded counts, as systemd's do."""
    chosen = sc.SyscallFilter(defaction=default)
    for action, call, *conditions in rules:
        try:
            chosen.add_rule(action, call, *conditions)
        except (RuntimeError, ValueError):
            pass  # a call that this machine's kernel or library does not have
    chosen.load()


def filter_calls(settings):
    allowed, denied = set(), set()
    for line in settings["SystemCallFilter"]:
        names = line.lstrip("~").split()
        (denied if line.startswith("~") else allowed).update(*(calls_of(name) for name in names))
    refuse = sc.ERRNO(errno.EPERM)
    bits = lambda at, bit: sc.Arg(at, sc.MASKED_EQ, bit, bit)
    rules = {
        "MemoryDenyWriteExecute": [
            (refuse, "mmap", sc.Arg(2, sc.MASKED_EQ, 6, 6)), (refuse, "mprotect", bits(2, 4)),
            (refuse, "pkey_mprotect", bits(2, 4)), (refuse, "shmat", bits(2, 0o100000))],
        "RestrictNamespaces": [(refuse, "unshare"), (refuse, "setns"), (sc.ERRNO(errno.ENOSYS), "clone3")]
            + [(refuse, "clone", bits(0, 1 << bit)) for bit in (7, 17, 25, 26, 27, 28, 29, 30)],
        "RestrictRealtime": [(refuse, "sched_setscheduler", sc.Arg(1, sc.NE, 0))],
        "RestrictSUIDSGID": [(refuse, call, bits(at, bit)) for bit in (0o4000, 0o2000)
                             for call, at in (("chmod", 1), ("fchmod", 1), ("fchmodat", 2), ("mkdir", 1), ("mkdirat", 2))],
        "LockPersonality": [(refuse, "personality", sc.Arg(0, sc.NE, 0))],
    }
    for name, made in rules.items():
        if settings.get(name) == ["yes"]:
            load(sc.ALLOW, made)
    families = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}
    kept = {families[name] for name in settings["RestrictAddressFamilies"][0].split()}
    load(sc.ALLOW, [(sc.ERRNO(errno.EAFNOSUPPORT), "socket", sc.Arg(0, sc.EQ, number)) for number in set(range(46)) - kept])
    # The filters above are in force by now, and this one takes the right to add another.
    load(refuse, [(sc.ALLOW, call) for call in sorted(allowed - denied)])


def confine_files(folder, kept):
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    mount(folder, kept, None, MS_BIND)
    for path in ("/tmp", "/var/tmp"):
        mount("tmpfs", path, "tmpfs", 0, "mode=1777")
    for path in ("/home", "/root"):
        mount("tmpfs", path, "tmpfs", MS_RDONLY, "mode=000")
    devices = {name: os.stat(f"/dev/{name}").st_rdev for name in ("null", "zero", "full", "random", "urandom")}
    mount("tmpfs", "/dev", "tmpfs", 0, "mode=755")
    for name, number in devices.items():
        os.mknod(f"/dev/{name}", 0o020666, number)
        os.chmod(f"/dev/{name}", 0o666)
    os.mkdir("/dev/shm")
    os.symlink("/proc/self/fd", "/dev/fd")
    mount("proc", "/proc", "proc", 0, "hidepid=invisible,subset=pid")
    mount("/", "/", None, MS_BIND | MS_REMOUNT | MS_RDONLY)
    os.makedirs("/tmp/state")
    mount(kept, "/tmp/state", None, MS_BIND)


def main(unit, folder, command):
    settings = settings_of(unit)
    program = pathlib.Path(command[0]).read_bytes()  # it may stand below a folder that is hidden
    kept = tempfile.mkdtemp(dir="/run")
    status = in_child(lambda: confined(settings, folder, kept, program, command))
    os.rmdir(kept)
    sys.exit(status)


def in_child(work):
    """The exit status of a process of its own that does the work; signals are passed on to it."""
    child = os.fork()
    if not child:
        work()
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(one, lambda number, _: os.kill(child, number))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def confined(settings, folder, kept, program, command):
    done(libc.unshare(CLONE_NEWNS | CLONE_NEWPID), "unshare")
    os._exit(in_child(lambda: run(settings, folder, kept, program, command)))


def run(settings, folder, kept, program, command):
    confine_files(folder, kept)
    pathlib.Path("/tmp/program").write_bytes(program)
    os.chmod("/tmp/program", 0o755)
    os.chdir("/tmp/state")
    for capability in range(64):
        if capability != CAP_NET_BIND_SERVICE:
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    owner = os.stat("/tmp/state")
    os.setgroups([])
    os.setgid(owner.st_gid)
    os.setuid(owner.st_uid)
    os.umask(int(settings["UMask"][0], 8))
    done(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    filter_calls(settings)
    os.execv("/tmp/program", ["dueregard", *command[1:]])


main(sys.argv[1], sys.argv[2], sys.argv[3:])
