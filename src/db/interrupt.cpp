// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/interrupt.h"

#include <QtGlobal>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace budget {

Interrupt::Interrupt() : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_fd < 0)
        qFatal("No file descriptor left for a connection's interrupt");
}

Interrupt::~Interrupt()
{
    ::close(m_fd);
}

void Interrupt::raise() // NOLINT(readability-make-member-function-const)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one);
}

bool Interrupt::isRaised() const
{
    pollfd watched{m_fd, POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

} // namespace budget
