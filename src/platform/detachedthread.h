// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace budget {

/// Runs `work` in a detached thread, which nothing waits for: for calls that may block without limit. `work` must own
/// everything that it uses. Returns false, without running `work`, if the system cannot create a thread.
[[nodiscard]] bool runDetached(std::function<void()> work);

/// To be called when the wait for another thread was given up. If that thread still runs when the program ends, the
/// process ends, with its exit code, without destroying what the thread uses. Threads of runDetached() do not need this
/// call.
void leaveThreadBehind();

/// To be called when a thread of runDetached() has started. If such a thread, or one that was left behind, still runs
/// when the program ends, the process waits for up to 300 ms. Then it ends without the clean-up of libraries that the
/// thread may use.
void guardExit();

/// The system's id of the calling thread; 0 if it is not known.
[[nodiscard]] int threadId();
/// Runs a thread of this process at idle priority from now on: only when no other thread of the computer needs its
/// processor.
void runOnlyWhenIdle(int threadId);

} // namespace budget
