// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/terminationsignal.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace budget {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

/// The end of the pipe to which the signal handler writes. `constinit`, because a handler must not initialise a static.
std::atomic<int> &writeEnd()
{
    static constinit std::atomic<int> number = -1;
    return number;
}

/// The signal handler of SIGINT, SIGTERM and SIGHUP. Restores the default action of all three, so that a second signal
/// of any of them ends the process.
void note(int /*signal*/)
{
    const int before = errno;
    for (const int signal : kSignals)
        ::signal(signal, SIG_DFL);
    const char byte = 0;
    (void)!::write(writeEnd(), &byte, 1);
    errno = before;
}

} // namespace

int catchTermination()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return -1;
    writeEnd() = ends[1];
    struct sigaction action = {};
    action.sa_handler = note;
    for (const int signal : kSignals)
        ::sigaction(signal, &action, nullptr);
    return ends[0];
}

} // namespace budget
