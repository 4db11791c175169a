// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorgroup.h"

namespace budget {

ErrorGroup groupOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::NotOpen:
    case ErrorKind::Unexpected:
    case ErrorKind::DriverMissing:
        return ErrorGroup::Program;
    case ErrorKind::FieldEmpty:
    case ErrorKind::FieldTooLong:
    case ErrorKind::AmountInvalid:
    case ErrorKind::AmountZero:
    case ErrorKind::AmountNotPositive:
    case ErrorKind::AmountTooLarge:
    case ErrorKind::AmountTooManyDecimals:
    case ErrorKind::DateInvalid:
    case ErrorKind::CategoryUnknown:
    case ErrorKind::SameCategory:
    case ErrorKind::PersonUnknown:
    case ErrorKind::NameTaken:
    case ErrorKind::EmailInvalid:
    case ErrorKind::ColorInvalid:
    case ErrorKind::UrlInvalid:
    case ErrorKind::SampleNeedsEmptyLedger:
        return ErrorGroup::Entry;
    case ErrorKind::FileIsDirectory:
    case ErrorKind::FileIsLink:
    case ErrorKind::FileIsShared:
    case ErrorKind::FileIsSpecial:
    case ErrorKind::FileIsForeign:
    case ErrorKind::FileReadOnly:
    case ErrorKind::FileNotLedger:
    case ErrorKind::FileIsEmpty:
    case ErrorKind::FileOfOtherProgram:
    case ErrorKind::FileDamaged:
    case ErrorKind::FileInUse:
    case ErrorKind::FileUnavailable:
    case ErrorKind::DiskFull:
        return ErrorGroup::File;
    case ErrorKind::SettingsDamaged:
    case ErrorKind::SettingsNewer:
    case ErrorKind::ProfileUnknown:
        return ErrorGroup::Settings;
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainSilent:
    case ErrorKind::KeychainFailed:
    case ErrorKind::SecretMissing:
    case ErrorKind::SecretNotKept:
        return ErrorGroup::Keeper;
    case ErrorKind::SchemaNewer:
    case ErrorKind::SchemaMissing:
    case ErrorKind::TablesDiffer:
    case ErrorKind::AmountsNotWhole:
    case ErrorKind::SequenceBehind:
        return ErrorGroup::Tables;
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
    case ErrorKind::HostUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::TlsUnavailable:
    case ErrorKind::CertificateRejected:
    case ErrorKind::CertificateExpired:
    case ErrorKind::CertificateOtherHost:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::CertificateFileMissing:
    case ErrorKind::ChannelBindingMissing:
    case ErrorKind::PasswordMissing:
    case ErrorKind::LoginForbidden:
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
        return ErrorGroup::Connecting;
    case ErrorKind::PoolTimeout:
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::StatementTimeout:
    case ErrorKind::SerializationFailure:
    case ErrorKind::PermissionDenied:
    case ErrorKind::ReadOnlyServer:
    case ErrorKind::StillReferenced:
    case ErrorKind::NotFound:
    case ErrorKind::ChangedMeanwhile:
    case ErrorKind::ValueRefused:
    case ErrorKind::ValueUnreadable:
    case ErrorKind::SumTooLarge:
    case ErrorKind::CharacterUnsupported:
    case ErrorKind::AnswerMalformed:
    case ErrorKind::AnswerTooLarge:
        return ErrorGroup::Work;
    }
    return ErrorGroup::Program;
}

ErrorGroup groupOf(const Error &error)
{
    const bool isServersDisk = error.kind == ErrorKind::DiskFull && error.field == Field::None;
    const bool isServersMemory = error.kind == ErrorKind::ServerUnavailable
        && error.sqlState.startsWith(QLatin1StringView("53"));
    return isServersDisk || isServersMemory ? ErrorGroup::Work : groupOf(error.kind);
}

bool isPartOfConnection(Field field)
{
    switch (field) {
    case Field::Url:
    case Field::Host:
    case Field::Port:
    case Field::User:
    case Field::Password:
    case Field::Database:
        return true;
    case Field::None:
    case Field::Date:
    case Field::Description:
    case Field::Category:
    case Field::Amount:
    case Field::Person:
    case Field::Name:
    case Field::Email:
    case Field::Color:
    case Field::LedgerFile:
    case Field::SettingsFile:
    case Field::EnvFile:
    case Field::CsvFile:
        break;
    }
    return false;
}

} // namespace budget
