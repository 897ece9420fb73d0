// A disk under FAULTY_DISK_FOLDER that a test fills and unplugs.
//
// FAULTY_DISK_ROOM names a file of eight bytes: how many bytes files may still grow by, without end where that is below
// nought. A write past it takes what fits and then fails with ENOSPC, as on a full disk.
//
// FAULTY_DISK_RECORD names a file to which every change goes in its order, with the syncs between, so that power_cut.py can
// make what a disk would hold after a cut at any of them. A record is its head below, the path and the bytes written.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { most_files = 4096 };

enum Change { made = 1, written, cut, synced, removed, renamed };

struct Head {
    int64_t at;  // nanoseconds of the steady clock
    int64_t file;
    int64_t offset;  // of the bytes; the new size where it was cut
    int32_t change;
    int32_t path_length;
    int64_t length;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char* paths[most_files];  // of open files in the folder
static const char* folder;
static volatile int64_t* room;
static int record = -1;

#define TRUE_CALL(name, ...)                                   \
    static __typeof__(&name) true_call;                        \
    if (!true_call) true_call = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t true_write(int file, const void* bytes, size_t count) {
    TRUE_CALL(write);
    return true_call(file, bytes, count);
}

__attribute__((constructor)) static void begin(void) {
    TRUE_CALL(open);
    folder = getenv("FAULTY_DISK_FOLDER");
    const char* const room_path = getenv("FAULTY_DISK_ROOM");
    const int file = room_path ? true_call(room_path, O_RDWR | O_CLOEXEC) : -1;
    if (file >= 0) {
        void* const shared = mmap(NULL, sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (shared != MAP_FAILED) room = shared;
    }
    const char* const record_path = getenv("FAULTY_DISK_RECORD");
    if (record_path) record = true_call(record_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// SQLite's shared memory is gone with the power, and made again from the log.
static int is_ours(const char* path) {
    const size_t length = strlen(path);
    return folder && strncmp(path, folder, strlen(folder)) == 0 && !(length > 4 && strcmp(path + length - 4, "-shm") == 0);
}

static const char* path_of(int file) {
    return file >= 0 && file < most_files ? paths[file] : NULL;
}

static void note(enum Change change, const char* path, int file, int64_t offset, const char* bytes, int64_t length) {
    if (record < 0) return;
    struct stat status = {0};
    struct timespec now;
    if (file >= 0) fstat(file, &status);
    clock_gettime(CLOCK_MONOTONIC, &now);
    const struct Head head = {now.tv_sec * INT64_C(1000000000) + now.tv_nsec, (int64_t)status.st_ino, offset, (int32_t)change,
                              (int32_t)strlen(path), length};
    const struct iovec parts[] = {{(void*)&head, sizeof head}, {(void*)path, strlen(path)}, {(void*)bytes, (size_t)length}};
    if (writev(record, parts, 3) < (ssize_t)sizeof head) abort();
}

// How much of a write fits, and what it takes of the room.
static ssize_t fitting(int file, off_t offset, size_t count) {
    struct stat status;
    if (!room || *room < 0 || fstat(file, &status) != 0) return (ssize_t)count;
    const int64_t growth = offset + (int64_t)count - status.st_size;
    if (growth <= 0) return (ssize_t)count;
    const int64_t missing = growth > *room ? growth - *room : 0;
    if (missing >= (int64_t)count) return -1;
    *room -= growth - missing;
    return (ssize_t)count - missing;
}

static ssize_t put(int file, const void* bytes, size_t count, off_t offset) {
    TRUE_CALL(pwrite);
    const ssize_t fits = fitting(file, offset, count);
    if (fits < 0) {
        errno = ENOSPC;
        return -1;
    }
    const ssize_t done = true_call(file, bytes, (size_t)fits, offset);
    if (done > 0) note(written, path_of(file), file, offset, bytes, done);
    return done;
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t offset) {
    TRUE_CALL(pwrite);
    if (!path_of(file)) return true_call(file, bytes, count, offset);
    pthread_mutex_lock(&turn);
    const ssize_t done = put(file, bytes, count, offset);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
    return pwrite(file, bytes, count, offset);
}

ssize_t write(int file, const void* bytes, size_t count) {
    if (!path_of(file)) return true_write(file, bytes, count);
    pthread_mutex_lock(&turn);
    const int appends = fcntl(file, F_GETFL) & O_APPEND;
    const off_t offset = lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
    const ssize_t done = put(file, bytes, count, offset);
    if (done > 0) lseek(file, offset + done, SEEK_SET);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwritev(int file, const struct iovec* parts, int count, off_t offset) {
    TRUE_CALL(pwritev);
    if (!path_of(file)) return true_call(file, parts, count, offset);
    ssize_t total = 0;
    for (int i = 0; i < count; ++i) {
        const ssize_t done = pwrite(file, parts[i].iov_base, parts[i].iov_len, offset + total);
        if (done < 0) return total ? total : -1;
        total += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return total;
}

ssize_t pwritev64(int file, const struct iovec* parts, int count, off64_t offset) {
    return pwritev(file, parts, count, offset);
}

int ftruncate(int file, off_t size) {
    TRUE_CALL(ftruncate);
    if (!path_of(file)) return true_call(file, size);
    pthread_mutex_lock(&turn);
    const int failed = true_call(file, size);
    if (!failed) note(cut, path_of(file), file, size, NULL, 0);
    pthread_mutex_unlock(&turn);
    return failed;
}

int ftruncate64(int file, off64_t size) {
    return ftruncate(file, size);
}

static int sync_with(int (*true_call)(int), int file) {
    if (!path_of(file)) return true_call(file);
    pthread_mutex_lock(&turn);
    const int failed = true_call(file);
    if (!failed) note(synced, path_of(file), file, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return failed;
}

int fsync(int file) {
    TRUE_CALL(fsync);
    return sync_with(true_call, file);
}

int fdatasync(int file) {
    TRUE_CALL(fdatasync);
    return sync_with(true_call, file);
}

static int opened(int file, const char* path, int is_new) {
    if (file < 0 || file >= most_files || !is_ours(path)) return file;
    free(paths[file]);
    paths[file] = strdup(path);
    if (is_new) note(made, path, file, 0, NULL, 0);
    return file;
}

static int open_any(int base, const char* path, int flags, mode_t mode) {
    TRUE_CALL(openat);
    if (!is_ours(path)) return true_call(base, path, flags, mode);
    pthread_mutex_lock(&turn);
    const int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;
    int file = -1;
    if (is_new && room && *room == 0) {
        errno = ENOSPC;
    } else {
        file = opened(true_call(base, path, flags, mode), path, is_new);
        if (file >= 0 && !is_new && (flags & O_TRUNC)) note(cut, path, file, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return file;
}

#define MODE_AFTER(flags)            \
    va_list more;                    \
    va_start(more, flags);           \
    const mode_t mode = (flags) & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
    va_end(more)

int open(const char* path, int flags, ...) {
    MODE_AFTER(flags);
    return open_any(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    MODE_AFTER(flags);
    return open_any(AT_FDCWD, path, flags, mode);
}

int openat(int base, const char* path, int flags, ...) {
    MODE_AFTER(flags);
    return open_any(base, path, flags, mode);
}

int openat64(int base, const char* path, int flags, ...) {
    MODE_AFTER(flags);
    return open_any(base, path, flags, mode);
}

int close(int file) {
    TRUE_CALL(close);
    if (!path_of(file)) return true_call(file);
    pthread_mutex_lock(&turn);
    free(paths[file]);
    paths[file] = NULL;
    const int failed = true_call(file);
    pthread_mutex_unlock(&turn);
    return failed;
}

int unlink(const char* path) {
    TRUE_CALL(unlink);
    if (!is_ours(path)) return true_call(path);
    pthread_mutex_lock(&turn);
    const int failed = true_call(path);
    if (!failed) note(removed, path, -1, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return failed;
}

static int renamed_with(int failed, const char* from, const char* to) {
    if (!failed) note(renamed, from, -1, 0, to, (int64_t)strlen(to));
    pthread_mutex_unlock(&turn);
    return failed;
}

int rename(const char* from, const char* to) {
    TRUE_CALL(rename);
    if (!is_ours(from)) return true_call(from, to);
    pthread_mutex_lock(&turn);
    return renamed_with(true_call(from, to), from, to);
}

int renameat2(int from_base, const char* from, int to_base, const char* to, unsigned flags) {
    TRUE_CALL(renameat2);
    if (!is_ours(from)) return true_call(from_base, from, to_base, to, flags);
    pthread_mutex_lock(&turn);
    return renamed_with(true_call(from_base, from, to_base, to, flags), from, to);
}
