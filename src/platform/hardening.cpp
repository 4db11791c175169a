// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/hardening.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace budget {

void forbidCoreFiles()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    ::prctl(PR_SET_DUMPABLE, 0); // a limit of zero does not count where the kernel hands cores to a program
#endif
}

} // namespace budget
