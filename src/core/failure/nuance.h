// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// The limit of an account that was reached, as the error's `detail` describes it.
enum class Quota {
    Unnamed,
    ComputeTime,
    BranchComputeTime, ///< the compute time of branches other than the default one
    DataTransfer,
    WrittenData,
    Storage,
    ActiveEndpoints,
    Count ///< the number of projects, branches, endpoints, databases or roles
};

[[nodiscard]] Quota quotaOf(const Error &error);

/// Why TLS could not be used, as the error's `detail` describes it.
enum class TlsTrouble {
    NotOffered, ///< the server does not support TLS
    Demanded,   ///< the server requires TLS, and the connection was not encrypted
    NotAgreed,  ///< both sides support TLS, but the handshake failed
};

[[nodiscard]] TlsTrouble tlsTroubleOf(const Error &error);

/// Whether the message of a server that accepts no connection mentions a quota, so that waiting may not help.
[[nodiscard]] bool mentionsQuota(const Error &error);

} // namespace budget
