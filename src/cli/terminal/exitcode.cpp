// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/exitcode.h"

#include "core/checks/checklist.h"
#include "core/errorgroup.h"

namespace budget::cli {

namespace {

/// For errors of opening a connection: Unreachable if no server answered, Rejected if a server refused.
ExitCode codeOfConnecting(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
    case ErrorKind::HostUnreachable:
    case ErrorKind::ConnectTimeout:
        return ExitCode::Unreachable;
    case ErrorKind::CertificateFileMissing:
    case ErrorKind::PasswordMissing:
        return ExitCode::Misused;
    default:
        return ExitCode::Rejected;
    }
}

ExitCode codeOfWork(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
        return ExitCode::Unreachable;
    case ErrorKind::PermissionDenied:
    case ErrorKind::ReadOnlyServer:
    case ErrorKind::DiskFull:
        return ExitCode::Rejected;
    default:
        return ExitCode::Failed;
    }
}

} // namespace

ExitCode exitCodeOf(const Error &error)
{
    switch (groupOf(error)) {
    case ErrorGroup::Program:
        return error.kind == ErrorKind::DriverMissing ? ExitCode::Misused : ExitCode::Failed;
    case ErrorGroup::Entry:
    case ErrorGroup::File:
    case ErrorGroup::Settings:
    case ErrorGroup::Keeper:
        return ExitCode::Misused;
    case ErrorGroup::Tables:
        return ExitCode::Rejected;
    case ErrorGroup::Connecting:
        return codeOfConnecting(error.kind);
    case ErrorGroup::Work:
        return codeOfWork(error.kind);
    }
    return ExitCode::Failed;
}

ExitCode exitCodeOf(const Checklist &list)
{
    const auto failure = list.firstFailure();
    return failure ? exitCodeOf(*list.result(*failure).error) : ExitCode::Ready;
}

} // namespace budget::cli
