// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/exitcode.h"

#include "core/checks/checklist.h"

namespace budget::cli {

ExitCode exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
    case ErrorKind::HostUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return ExitCode::Unreachable;
    case ErrorKind::TlsUnavailable:
    case ErrorKind::CertificateRejected:
    case ErrorKind::CertificateExpired:
    case ErrorKind::CertificateOtherHost:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::PasswordRejected:
    case ErrorKind::DatabaseUnknown:
    case ErrorKind::ConnectionLimit:
    case ErrorKind::ServerUnavailable:
    case ErrorKind::QuotaExceeded:
    case ErrorKind::EndpointMissing:
    case ErrorKind::EndpointUnknown:
    case ErrorKind::EndpointDisabled:
    case ErrorKind::AddressRefused:
    case ErrorKind::ParameterRefused:
    case ErrorKind::PoolerFull:
    case ErrorKind::PermissionDenied:
    case ErrorKind::ReadOnlyServer:
    case ErrorKind::TablesDiffer:
    case ErrorKind::SchemaNewer:
        return ExitCode::Rejected;
    default:
        // What a person entered and what stands in a file is judged before anything is sent.
        return error.kind < ErrorKind::SchemaNewer && error.kind > ErrorKind::Unexpected ? ExitCode::Misused
                                                                                         : ExitCode::Failed;
    }
}

ExitCode exitCodeOf(const Checklist &list)
{
    const auto failure = list.firstFailure();
    return failure ? exitCodeOf(*list.result(*failure).error) : ExitCode::Ready;
}

} // namespace budget::cli
