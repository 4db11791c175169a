// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace budget {

/// A flag that one thread raises and another thread watches with poll(). Every function may be called from any thread.
class Flag
{
public:
    Flag();
    ~Flag();
    Flag(const Flag &) = delete;
    Flag &operator=(const Flag &) = delete;

    void raise(); // NOLINT(readability-make-member-function-const): changes what the watching thread sees
    void lower(); // NOLINT(readability-make-member-function-const)
    [[nodiscard]] bool isRaised() const;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

/// Lets another thread end a connection's waits for the network. The connection's thread polls both flags beside its
/// socket.
class Interrupt
{
public:
    /// Ends the current wait and every later one at once. The connection cannot be used any more.
    void raise() { m_end.raise(); }
    [[nodiscard]] bool isRaised() const { return m_end.isRaised(); }
    [[nodiscard]] int fd() const { return m_end.fd(); }

    /// Gives up the running job: the connection sends the server a cancel request for the current statement, and sends
    /// no statement after it.
    void cancel() { m_cancel.raise(); }
    /// Lowers the flag that cancel() raised. To be called before the next job.
    void resume() { m_cancel.lower(); }
    [[nodiscard]] bool isCancelled() const { return m_cancel.isRaised(); }
    [[nodiscard]] int cancelFd() const { return m_cancel.fd(); }

private:
    Flag m_end;
    Flag m_cancel;
};

using InterruptPtr = std::shared_ptr<Interrupt>;

} // namespace budget
