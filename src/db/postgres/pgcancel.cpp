// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgcancel.h"

#include "platform/detachedthread.h"

#include <libpq-fe.h>
#include <pthread.h>

#include <array>
#include <csignal>
#include <memory>

namespace budget {

namespace {

struct FreeCancel
{
    void operator()(PGcancel *request) const { PQfreeCancel(request); }
};

/// Blocks SIGPIPE in the calling thread. PQcancel(), unlike the rest of libpq, does not, so a connection that breaks
/// while the cancel request is sent would end the program.
void blockBrokenPipeSignal()
{
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

} // namespace

void requestCancel(PGconn *connection)
{
    // A PGcancel holds the server's address and the session's key, not the connection, which may be closed meanwhile.
    const std::shared_ptr<PGcancel> request(PQgetCancel(connection), FreeCancel());
    if (!request)
        return;
    // Without a thread no cancel request is sent. The wait for the statement's answer ends all the same.
    const bool isRunning = runDetached([request] {
        blockBrokenPipeSignal();
        std::array<char, 256> why{};
        PQcancel(request.get(), why.data(), static_cast<int>(why.size()));
    });
    if (isRunning)
        guardExit();
}

} // namespace budget
