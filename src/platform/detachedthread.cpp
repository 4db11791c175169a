// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/detachedthread.h"

#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <utility>

namespace budget {

namespace {

constexpr int kMoments = 60; // waits of 5 ms each when the program ends

std::atomic<int> &threadsUnderWay()
{
    static std::atomic<int> count = 0;
    return count;
}

void *carryOut(void *owned)
{
    {
        const std::unique_ptr<std::function<void()>> work(static_cast<std::function<void()> *>(owned));
        (*work)();
    }
    --threadsUnderWay();
    return nullptr;
}

#ifdef __GLIBC__
void endBesideThreads(int exitCode, void * /*unused*/)
{
    const timespec moment{0, 5'000'000};
    for (int i = 0; i < kMoments && threadsUnderWay() > 0; ++i)
        ::nanosleep(&moment, nullptr);
    if (threadsUnderWay() == 0)
        return;
    std::fflush(nullptr);
    ::_exit(exitCode);
}
#endif

} // namespace

bool runDetached(std::function<void()> work)
{
    auto owned = std::make_unique<std::function<void()>>(std::move(work));
    pthread_t thread{};
    ++threadsUnderWay();
    // std::thread would throw if the system has no thread left.
    if (pthread_create(&thread, nullptr, carryOut, owned.get()) != 0) {
        --threadsUnderWay();
        return false;
    }
    pthread_detach(thread);
    (void)owned.release();
    return true;
}

void leaveThreadBehind()
{
    ++threadsUnderWay();
    guardExit();
}

/// exit() calls handlers in the reverse order of their registration, so this handler runs before those that libraries
/// have registered until now.
void guardExit()
{
#ifdef __GLIBC__
    static_cast<void>(::on_exit(endBesideThreads, nullptr));
#endif
}

int threadId()
{
#ifdef SYS_gettid
    return static_cast<int>(::syscall(SYS_gettid));
#else
    return 0;
#endif
}

void runOnlyWhenIdle(int threadId)
{
#ifdef SCHED_IDLE
    const sched_param parameters{};
    if (threadId > 0)
        static_cast<void>(::sched_setscheduler(threadId, SCHED_IDLE, &parameters));
#endif
}

} // namespace budget
