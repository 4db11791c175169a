// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgrescancel.h"

#include <libpq-fe.h>

#include <array>
#include <csignal>
#include <memory>
#include <system_error>
#include <thread>

namespace budget {

namespace {

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
    const std::shared_ptr<PGcancel> request(PQgetCancel(connection), PQfreeCancel);
    if (!request)
        return;
    try {
        std::thread([request] {
            surviveBrokenLines();
            std::array<char, 256> why{};
            PQcancel(request.get(), why.data(), int(why.size()));
        }).detach();
    } catch (const std::system_error &) {
        // No thread to be had: the statement is not stopped, and its wait ends all the same.
    }
}

} // namespace budget
