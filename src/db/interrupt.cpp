// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/interrupt.h"

#include <QtGlobal>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace budget {

Flag::Flag() : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_fd < 0)
        qFatal("No file descriptor left for a connection's interrupt");
}

Flag::~Flag()
{
    ::close(m_fd);
}

void Flag::raise() // NOLINT(readability-make-member-function-const)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one);
}

void Flag::lower() // NOLINT(readability-make-member-function-const)
{
    std::uint64_t raised = 0;
    [[maybe_unused]] const auto taken = ::read(m_fd, &raised, sizeof raised);
}

bool Flag::isRaised() const
{
    pollfd watched{m_fd, POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

} // namespace budget
