/* Fails at the n-th to m-th sync or write of a write-ahead log, or stops the process in the middle of the n-th write. Fails one read of a
   database or its log, or one sync of a log, when a file FAULT_ONCE.read or FAULT_ONCE.sync comes up, and removes that. Preloaded into
   the harness. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int syncs, writes;

static int setting(const char *name) {
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

static int ends_in(int descriptor, const char *ending) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1), tail = strlen(ending);
    if (length < tail) return 0;
    path[length] = 0;
    return strcmp(path + length - tail, ending) == 0;
}

static int is_log(int descriptor) { return ends_in(descriptor, "-wal"); }

static int once(const char *what) {
    char path[4096];
    const char *flag = getenv("FAULT_ONCE");
    if (!flag) return 0;
    snprintf(path, sizeof path, "%s.%s", flag, what);
    return unlink(path) == 0;
}

static int sync_or_fail(int descriptor, const char *name) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    if (is_log(descriptor)) {
        int n = ++syncs, from = setting("FAULT_SYNC_FROM"), to = setting("FAULT_SYNC_TO");
        if ((from && n >= from && n <= to) || once("sync")) {
            errno = EIO;
            return -1;
        }
    }
    return real(descriptor);
}

int fsync(int descriptor) { return sync_or_fail(descriptor, "fsync"); }
int fdatasync(int descriptor) { return sync_or_fail(descriptor, "fdatasync"); }

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
    if (is_log(descriptor)) {
        int n = ++writes;
        if (n == setting("FAULT_STOP_AT_WRITE")) {
            real(descriptor, bytes, count / 2, offset);
            _exit(137);
        }
        int from = setting("FAULT_WRITE_FROM"), to = setting("FAULT_WRITE_TO");
        if (from && n >= from && n <= to) {
            errno = EIO;
            return -1;
        }
    }
    return real(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) { return pwrite64(descriptor, bytes, count, offset); }

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
    ssize_t (*real)(int, void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pread64");
    if (getenv("FAULT_ONCE") && (is_log(descriptor) || ends_in(descriptor, ".db")) && once("read")) {
        /* SQLite takes EIO for a corrupt file system and says "corrupt" */
        errno = ESTALE;
        return -1;
    }
    return real(descriptor, bytes, count, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) { return pread64(descriptor, bytes, count, offset); }
