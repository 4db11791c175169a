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

/// Unlike the rest of libpq, its cancelling does not keep a line that breaks from ending the program.
void surviveBrokenLines()
{
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

} // namespace

void requestCancel(PGconn *connection)
{
    // Knows the server and the session's key, nothing of the connection, which may be closed meanwhile.
    const std::shared_ptr<PGcancel> request(PQgetCancel(connection), FreeCancel());
    if (!request)
        return;
    // Where there is no thread, the statement is not stopped; its wait ends all the same.
    const bool isRunning = runDetached([request] {
        surviveBrokenLines();
        std::array<char, 256> why{};
        PQcancel(request.get(), why.data(), static_cast<int>(why.size()));
    });
    if (isRunning)
        guardExit();
}

} // namespace budget
