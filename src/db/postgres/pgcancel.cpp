// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgcancel.h"

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
using CancelPtr = std::unique_ptr<PGcancel, FreeCancel>;

/// Unlike the rest of libpq, its cancelling does not keep a line that breaks from ending the program.
void surviveBrokenLines()
{
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

void *sendRequest(void *owned)
{
    const CancelPtr request(static_cast<PGcancel *>(owned));
    surviveBrokenLines();
    std::array<char, 256> why{};
    PQcancel(request.get(), why.data(), static_cast<int>(why.size()));
    return nullptr;
}

} // namespace

void requestCancel(PGconn *connection)
{
    // Knows the server and the session's key, nothing of the connection, which may be closed meanwhile.
    CancelPtr request(PQgetCancel(connection));
    pthread_t thread{};
    // Not std::thread, which throws where none can be had. The statement is not stopped then; its wait ends all the
    // same.
    if (!request || pthread_create(&thread, nullptr, sendRequest, request.get()) != 0)
        return;
    pthread_detach(thread);
    (void)request.release();
}

} // namespace budget
