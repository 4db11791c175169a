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
    ::prctl(PR_SET_DUMPABLE, 0); // needed because the kernel ignores the limit 0 when it pipes cores to a program
#endif
}

} // namespace budget
