// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace budget {

/// Runs `work` in a thread that is never waited for: for calls into the system or a library that may block without
/// limit. `work` owns everything that it uses. False where the system gives no thread; `work` is not run then.
[[nodiscard]] bool runDetached(std::function<void()> work);

/// To be called when a wait for a thread has been given up: where it still runs when the program ends, the process ends
/// without destroying what that thread uses, and with the same exit code. Threads of runDetached() count by themselves.
void leaveThreadBehind();

/// Call it once such a thread runs. Where threads of runDetached() or left-behind threads are still running at the
/// program's end, they get a moment to finish, then the process ends without running the clean-up of libraries under
/// them.
void guardExit();

/// The calling thread's number in the system.
[[nodiscard]] int threadId();
/// Lets a thread of this process run only while no other thread on this computer wants its processor.
void runOnlyWhenIdle(int threadId);

} // namespace budget
