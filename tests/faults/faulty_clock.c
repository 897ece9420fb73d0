// A clock on the wall that a test sets: what FAULTY_CLOCK names holds eight bytes, the milliseconds by which it is
// wrong. The steady clock stays as it is, as on a machine whose time is set.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile const int64_t* wrong_by;
static int (*true_clock)(clockid_t, struct timespec*);

__attribute__((constructor)) static void begin(void) {
    true_clock = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
    const char* const path = getenv("FAULTY_CLOCK");
    const int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void* const shared = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED) wrong_by = shared;
}

int clock_gettime(clockid_t which, struct timespec* at) {
    if (!true_clock) begin();
    const int failed = true_clock(which, at);
    if (failed || !wrong_by || (which != CLOCK_REALTIME && which != CLOCK_REALTIME_COARSE)) return failed;
    const int64_t nanoseconds = at->tv_nsec + *wrong_by % 1000 * 1000000;
    const int64_t carried = nanoseconds < 0 ? -1 : nanoseconds / 1000000000;
    at->tv_sec += *wrong_by / 1000 + carried;
    at->tv_nsec = nanoseconds - carried * 1000000000;
    return 0;
}

int gettimeofday(struct timeval* restrict at, void* restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t* at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}
