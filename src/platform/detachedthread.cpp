// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/detachedthread.h"

#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>
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

pthread_key_t endOfThread();

/// Called by the system when a thread ends, once in each round of destructors; storing the value again asks for a
/// further round. The thread counts until the last round, because libraries (OpenSSL) free what they keep for it in
/// destructors of their own, and their order is not specified.
void noteEnd(void *value)
{
    std::unique_ptr<int> rounds(static_cast<int *>(value));
    if (++*rounds < PTHREAD_DESTRUCTOR_ITERATIONS && ::pthread_setspecific(endOfThread(), rounds.get()) == 0)
        static_cast<void>(rounds.release());
    else
        --threadsUnderWay();
}

/// The key whose destructor is noteEnd().
pthread_key_t endOfThread()
{
    static const pthread_key_t key = [] {
        pthread_key_t made{};
        if (::pthread_key_create(&made, noteEnd) != 0)
            std::abort(); // 1,024 keys are in use
        return made;
    }();
    return key;
}

void *carryOut(void *owned)
{
    {
        const std::unique_ptr<std::function<void()>> work(static_cast<std::function<void()> *>(owned));
        (*work)();
    }
    auto rounds = std::make_unique<int>(0);
    if (::pthread_setspecific(endOfThread(), rounds.get()) == 0)
        static_cast<void>(rounds.release());
    else
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
    static_cast<void>(endOfThread());
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
