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

std::atomic<int> s_toWrite = -1;

void note(int /*signal*/)
{
    const int before = errno;
    const char byte = 0;
    (void)!::write(s_toWrite, &byte, 1);
    errno = before;
}

} // namespace

int catchTermination()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return -1;
    s_toWrite = ends[1];
    struct sigaction action = {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(signal, &action, nullptr);
    return ends[0];
}

} // namespace budget
