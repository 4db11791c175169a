// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"
#include "words/words.h"

#include <QDate>
#include <QLocale>

namespace budget::wording {

QString nextStep(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::EmailInvalid:
        return {};
    case ErrorKind::NotOpen:
        return Words::tr("Choose first where the budget lives.");
    case ErrorKind::Unexpected:
        return Words::tr("The details say what the system answered.");
    case ErrorKind::DriverMissing:
        return Words::tr("Install the package %1, then start the program again.").arg(error.detail);
    case ErrorKind::FieldEmpty:
        return Words::tr("Please fill it in.");
    case ErrorKind::FieldTooLong:
        return Words::tr("Please shorten it.");
    case ErrorKind::AmountInvalid:
        return Words::tr("Write it like %1, or as a small sum like %1+3.").arg(exampleAmount());
    case ErrorKind::AmountZero:
        return Words::tr("Enter what was spent, or with a minus what came back.");
    case ErrorKind::AmountNotPositive:
        return Words::tr("Enter an amount above zero; to move money back, exchange the two categories.");
    case ErrorKind::AmountTooLarge:
        return Words::tr("Check the digits, or split it into several entries.");
    case ErrorKind::AmountTooManyDecimals:
        return Words::tr("Write it with two decimals, like %1.").arg(exampleAmount());
    case ErrorKind::DateInvalid:
        return Words::tr("Write it like %1.").arg(QLocale().toString(QDate(2024, 1, 31), QLocale::ShortFormat));
    case ErrorKind::CategoryUnknown:
        return Words::tr("Choose one from the list, or add it under Categories.");
    case ErrorKind::SameCategory:
        return Words::tr("Choose another category for one of the two.");
    case ErrorKind::PersonUnknown:
        return Words::tr("Say under People who you are.");
    case ErrorKind::NameTaken:
        return Words::tr("Please choose another.");
    case ErrorKind::ColorInvalid:
        return Words::tr("Write '#' and six digits from 0 to F, or pick one.");
    case ErrorKind::UrlInvalid:
        return Words::tr("Copy the whole string again from where you got it.");
    case ErrorKind::SampleNeedsEmptyLedger:
        return Words::tr("Open a new file for it.");
    case ErrorKind::FileIsDirectory:
        return Words::tr("Choose a file in it.");
    case ErrorKind::FileIsLink:
    case ErrorKind::FileIsSpecial:
        return Words::tr("Name the file itself.");
    case ErrorKind::FileIsShared:
        return Words::tr("Remove its other name, or choose another file.");
    case ErrorKind::FileIsForeign:
        return Words::tr("Choose a file of your own.");
    case ErrorKind::FileReadOnly:
        return Words::tr("Allow writing to it, or choose another file.");
    case ErrorKind::FileNotLedger:
        return Words::tr("It was left as it is; choose another file.");
    case ErrorKind::FileInUse:
        return Words::tr("Close that window, or choose another file.");
    case ErrorKind::FileUnavailable:
        return Words::tr("Check that the folder exists and that you may write in it.");
    case ErrorKind::DiskFull:
        return error.field == Field::None
            ? Words::tr("Delete what is not needed there, or have the limit raised (on Neon: the plan's storage).")
            : Words::tr("Free some space and save again.");
    case ErrorKind::SettingsDamaged:
        return Words::tr("The damaged file was kept beside it, with '.damaged' behind its name.");
    case ErrorKind::SettingsNewer:
        return Words::tr("Update the program, or move the file away to start afresh.");
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainFailed:
        return Words::tr("Keep the password elsewhere: for this session, in a .env file, or have it asked each time.");
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainSilent:
        return Words::tr("Unlock it and try again, or keep the password elsewhere.");
    case ErrorKind::SecretMissing:
        return Words::tr("Please enter it again.");
    case ErrorKind::SecretNotKept:
        return Words::tr("Try again, or keep it elsewhere.");
    case ErrorKind::SchemaNewer:
        return Words::tr("Nothing was changed; update the program.");
    case ErrorKind::ProfileUnknown:
        return Words::tr("Set one up in the program's window, set DATABASE_URL, or name a file with --ledger.");
    case ErrorKind::TablesDiffer:
        return Words::tr("Nothing was touched; choose another database.");
    case ErrorKind::HostUnknown:
        return Words::tr("Check its spelling and that this computer is online.");
    case ErrorKind::LookupFailed:
        return Words::tr("Check that this computer is online, then try again.");
    case ErrorKind::HostUnreachable:
        return error.field == Field::Port
            ? Words::tr("Check the number, usually 5432, and that the server runs.")
            : Words::tr("Check the name; a firewall, a VPN or the network may stand in the way.");
    case ErrorKind::ConnectTimeout:
        return Words::tr("Try again; if it stays like that, a firewall or the network may stand in the way.");
    case ErrorKind::TlsUnavailable:
        return error.field == Field::Port ? Words::tr("Check the number, usually 5432.")
                                          : Words::tr("Check what it says for sslmode.");
    case ErrorKind::CertificateRejected:
        return error.field == Field::Password
            ? Words::tr("Check the host name; a server of your own has to offer SCRAM instead of MD5 or clear text.")
            : Words::tr("Check the host name; a private server needs sslrootcert with the file of its CA.");
    case ErrorKind::CertificateExpired:
        return Words::tr("Check this computer's date and time; otherwise the server's owner has to renew it.");
    case ErrorKind::CertificateOtherHost:
        return Words::tr("Copy the host name again; it has to be spelt as the certificate has it.");
    case ErrorKind::CertificateUntrusted:
        return Words::tr("If the server is your own, name the file of its CA with sslrootcert; otherwise do not go "
                         "on: it may be an impostor.");
    case ErrorKind::EndpointMissing:
        return Words::tr("Copy the connection string again from Neon, or add options=endpoint%3D and the host's first "
                         "part without ‘-pooler’.");
    case ErrorKind::EndpointUnknown:
        return Words::tr("Copy the connection string again from Neon; the branch or project may have been deleted.");
    case ErrorKind::EndpointDisabled:
        return Words::tr("Switch it on again on Neon's page of the branch.");
    case ErrorKind::AddressRefused:
        return Words::tr(
            "Add this network's address to the list of those that the server lets in (on Neon: IP Allow).");
    case ErrorKind::ParameterRefused:
        return Words::tr("Remove it (often it is ‘options’), or use the direct host instead of the pooled one.");
    case ErrorKind::PoolerFull:
        return Words::tr("Try again in a moment, close other programs that use this database, or use the direct host.");
    case ErrorKind::PasswordRejected:
        return error.field == Field::User
            ? Words::tr("Check the user name in the connection string.")
            : Words::tr("Type it again, or copy a fresh connection string; user and database may be wrong as well.");
    case ErrorKind::DatabaseUnknown:
        return Words::tr("Check the name after the last '/' in the connection string.");
    case ErrorKind::ConnectionLimit:
        return Words::tr("Close other programs that use this database, choose a smaller pool, or use the pooled host.");
    case ErrorKind::ServerUnavailable:
        return Words::tr("Try again in a moment.");
    case ErrorKind::QuotaExceeded:
        return Words::tr("Look at the project's usage on its provider's page, or wait until the next month begins.");
    case ErrorKind::StatementTimeout:
        return Words::tr("Refresh and look what is there, then try again.");
    case ErrorKind::PoolTimeout:
    case ErrorKind::SerializationFailure:
        return Words::tr("Please try again.");
    case ErrorKind::OutcomeUnknown:
        return Words::tr("Try again: it is saved once, even if it was saved already.");
    case ErrorKind::ConnectionLost:
        return Words::tr("Refresh and look whether it is there before you save it again; what you typed is kept.");
    case ErrorKind::PermissionDenied:
        return Words::tr("Ask the database's owner for it, or connect as another user.");
    case ErrorKind::ReadOnlyServer:
        return Words::tr("Connect to the primary server instead of a replica.");
    case ErrorKind::StillReferenced:
        return Words::tr("Move or delete what uses it first.");
    case ErrorKind::NotFound:
        return Words::tr("Refresh to see what is there now.");
    case ErrorKind::ValueRefused:
        return Words::tr("Change it and save again.");
    case ErrorKind::FileIsEmpty:
        return Words::tr("Choose another file, or confirm that a new budget begins in this one.");
    case ErrorKind::FileOfOtherProgram:
        return Words::tr("It was left as it is; choose another file.");
    case ErrorKind::FileDamaged:
        return Words::tr("Open a copy of it, or open it to be read and save what can still be read.");
    case ErrorKind::SchemaMissing:
        return Words::tr("Check its spelling in the connection string, or create the schema first.");
    case ErrorKind::AmountsNotWhole:
        return Words::tr("‘Tables’ on the page Connection names them and can repair them.");
    case ErrorKind::SequenceBehind:
        return Words::tr("‘Tables’ on the page Connection shows the one statement that repairs it.");
    case ErrorKind::CertificateFileMissing:
        return Words::tr("Check the path, or remove sslrootcert to use this computer's own authorities.");
    case ErrorKind::ChannelBindingMissing:
        return Words::tr("Use the direct host, or remove channel_binding=require from the connection string.");
    case ErrorKind::PasswordMissing:
        return Words::tr("Enter the password.");
    case ErrorKind::LoginForbidden:
        return Words::tr("Use another role, or have its owner run ALTER ROLE … LOGIN.");
    case ErrorKind::ValueUnreadable:
        return Words::tr("‘Tables’ on the page Connection names the row; correct it there or with a script.");
    case ErrorKind::SumTooLarge:
        return Words::tr("Look for an entry with an amount that cannot be right.");
    case ErrorKind::CharacterUnsupported:
        return Words::tr("Write it without this character.");
    case ErrorKind::AnswerMalformed:
        return Words::tr("Check that the host and port are those of a PostgreSQL server; the details say what came.");
    case ErrorKind::AnswerTooLarge:
        return Words::tr("Check that this is the right server; otherwise report this as a mistake of the program.");
    }
    return {};
}

} // namespace budget::wording
