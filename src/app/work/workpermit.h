// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace budget {

/// Decides atomically whether a worker begins an attempt or a caller withdraws it, so that the caller knows whether
/// anything was sent. Shared by the worker thread and the caller's thread.
class WorkPermit
{
public:
    /// Called in the worker thread. False: the permit was revoked, and the work must not begin.
    [[nodiscard]] bool take()
    {
        State expected = State::Free;
        return m_state.compare_exchange_strong(expected, State::Taken) || expected == State::Taken;
    }

    /// True: the work has not begun and will not begin. False: it runs or is done.
    [[nodiscard]] bool revoke()
    {
        State expected = State::Free;
        return m_state.compare_exchange_strong(expected, State::Revoked) || expected == State::Revoked;
    }

private:
    enum class State { Free, Taken, Revoked };

    std::atomic<State> m_state = State::Free;
};

using WorkPermitPtr = std::shared_ptr<WorkPermit>;

} // namespace budget
