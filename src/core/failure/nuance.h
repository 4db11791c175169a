// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// Which limit of an account was reached, as `detail` says it.
enum class Quota {
    Unnamed,
    ComputeTime,
    BranchComputeTime, ///< of branches other than the default one
    DataTransfer,
    WrittenData,
    Storage,
    ActiveEndpoints,
    Count ///< of projects, branches or the like
};

[[nodiscard]] Quota quotaOf(const Error &error);

/// Why there is no TLS, as `detail` says it.
enum class TlsTrouble {
    NotOffered, ///< the server has none
    Demanded,   ///< the server takes encrypted connections alone, and this one was not
    NotAgreed,  ///< both have it, and the handshake failed
};

[[nodiscard]] TlsTrouble tlsTroubleOf(const Error &error);

/// Whether a server that takes no connections speaks of limits in its text, so that waiting may not be enough.
[[nodiscard]] bool mentionsQuota(const Error &error);

} // namespace budget
