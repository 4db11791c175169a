// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace budget {

/// Ends a wait for the network from another thread: the waiting side polls fd() beside its socket.
/// Once raised it stays raised. raise() may be called from any thread; everything else from the waiting one.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    void raise(); // NOLINT(readability-make-member-function-const): who waits sees the difference
    [[nodiscard]] bool isRaised() const;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

using InterruptPtr = std::shared_ptr<Interrupt>;

} // namespace budget
