// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace budget {

/// A flag between threads that poll() can watch. Every function may be called from any thread.
class Flag
{
public:
    Flag();
    ~Flag();
    Flag(const Flag &) = delete;
    Flag &operator=(const Flag &) = delete;

    void raise(); // NOLINT(readability-make-member-function-const): who waits sees the difference
    void lower(); // NOLINT(readability-make-member-function-const)
    [[nodiscard]] bool isRaised() const;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

/// How another thread ends a connection's waits for the network: the waiting side polls both flags beside its socket.
class Interrupt
{
public:
    /// For good: every wait ends at once, those to come too, and the connection is of no use any more.
    void raise() { m_end.raise(); }
    [[nodiscard]] bool isRaised() const { return m_end.isRaised(); }
    [[nodiscard]] int fd() const { return m_end.fd(); }

    /// Gives up the job that is running: the statement under way is stopped at the server, none is sent after it.
    void cancel() { m_cancel.raise(); }
    /// Before the next job.
    void resume() { m_cancel.lower(); }
    [[nodiscard]] bool isCancelled() const { return m_cancel.isRaised(); }
    [[nodiscard]] int cancelFd() const { return m_cancel.fd(); }

private:
    Flag m_end;
    Flag m_cancel;
};

using InterruptPtr = std::shared_ptr<Interrupt>;

} // namespace budget
