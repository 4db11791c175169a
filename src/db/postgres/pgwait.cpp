// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgwait.h"

#include <poll.h>

#include <array>
#include <cerrno>

namespace budget {

Waited waitFor(int socket, short events, const Interrupt &interrupt, bool heedsCancel, Deadline deadline)
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return Waited::Late;
        // poll() passes over what is negative.
        std::array<pollfd, 3> watched{pollfd{socket, events, 0}, pollfd{interrupt.fd(), POLLIN, 0},
                                      pollfd{heedsCancel ? interrupt.cancelFd() : -1, POLLIN, 0}};
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR)
            return Waited::Failed;
        if (ready <= 0)
            continue;
        if (watched[1].revents)
            return Waited::Interrupted;
        if (watched[2].revents)
            return Waited::Cancelled;
        return Waited::Ready;
    }
}

} // namespace budget
