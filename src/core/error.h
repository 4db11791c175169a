// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// Every way in which an operation of the program can fail. Validators, `core/failure/failure` and the readers of files
/// create errors; the other functions pass them on unchanged, and `words/errors/wording` turns them into sentences.
enum class ErrorKind {
    // The program itself
    Cancelled,     ///< the caller gave the job up before it was carried out; nothing was changed
    NotOpen,       ///< no ledger is open
    Unexpected,    ///< an error text that no rule recognises; `detail` holds the text
    DriverMissing, ///< a Qt plugin that is loaded at run time is missing; `detail` names its Debian package

    // Input of a person; `Error::field` names the input field
    FieldEmpty,
    FieldTooLong,
    AmountInvalid,
    AmountZero,
    AmountNotPositive, ///< the amount of a transfer is zero or negative
    AmountTooLarge,
    AmountTooManyDecimals,
    DateInvalid,
    CategoryUnknown,
    SameCategory, ///< source and destination of a transfer are the same category
    PersonUnknown,
    NameTaken,
    EmailInvalid,
    ColorInvalid,
    UrlInvalid,
    SampleNeedsEmptyLedger,

    // A file of this program: the ledger, the settings or a `.env` file; `Error::field` says which one
    FileIsDirectory,
    FileIsLink,    ///< a symbolic link, through which a write would change another file
    FileIsShared,  ///< the file has a second name (a hard link)
    FileIsSpecial, ///< a pipe, socket or device
    FileIsForeign, ///< the file belongs to another user
    FileReadOnly,
    FileNotLedger,
    FileIsEmpty,        ///< an empty file; it becomes a ledger only after the person has agreed
    FileOfOtherProgram, ///< a SQLite file with the tables of another program
    FileDamaged,        ///< the stored data cannot be read completely; `detail` is the message of the integrity check
    FileInUse,
    FileUnavailable,
    DiskFull,

    // The settings
    SettingsDamaged, ///< a part of the settings file could not be read; the damaged file was kept beside the new one
    SettingsNewer,   ///< a newer version wrote the settings file, so this version neither uses nor changes its contents
    ProfileUnknown, ///< there is no profile of the name in `detail`; with an empty `detail`, there is no profile at all

    // The password store: keychain, `.env` file or memory
    KeychainMissing, ///< this desktop session has no keychain service
    KeychainLocked,  ///< the keychain stayed locked: the person did not unlock it, or dismissed the prompt
    KeychainSilent,  ///< the keychain service did not answer in time
    KeychainFailed,  ///< the keychain service reported another error, which `detail` holds
    SecretMissing,   ///< the password store has no entry for this profile
    SecretNotKept,   ///< the stored password differs from the one that was written, or cannot be stored at all

    // The ledger's tables
    SchemaNewer,
    SchemaMissing, ///< the schema that the connection string names does not exist; `detail` is its name
    TablesDiffer,
    AmountsNotWhole, ///< a script stored amounts with fractions of a cent, so sums would be wrong
    SequenceBehind,  ///< the next id of a sequence is already in use; `constraint` is the primary key

    // Opening a connection: no statement was sent, so no data was changed
    HostUnknown,
    LookupFailed, ///< the name service could not say at the moment whether the host exists
    HostUnreachable,
    ConnectTimeout,
    TlsUnavailable,
    CertificateRejected,    ///< the server did not prove its identity; where the cause is known, one of the next three
    CertificateExpired,     ///< the certificate has expired or is not valid yet
    CertificateOtherHost,   ///< the certificate names another host
    CertificateUntrusted,   ///< the certificate is self-signed, or signed by an authority that is not trusted
    CertificateFileMissing, ///< the file of certificate authorities that the connection string names cannot be read
    ChannelBindingMissing,  ///< the server or its pooler does not offer the required channel binding
    PasswordMissing,        ///< the server asks for a password, and the login has none
    LoginForbidden,         ///< the role exists but has no LOGIN attribute
    PasswordRejected,
    DatabaseUnknown,
    ConnectionLimit,
    /// the server is starting up, shutting down or waking, or has no memory left (SQLSTATE class 53)
    ServerUnavailable,
    QuotaExceeded,    ///< a limit of the account is used up, so the server does not wake
    EndpointMissing,  ///< Neon did not receive the name of the endpoint
    EndpointUnknown,  ///< Neon has no endpoint of this name
    EndpointDisabled, ///< the endpoint was disabled in Neon's settings
    AddressRefused,   ///< the server accepts no connection from this network address
    ParameterRefused, ///< a pooler or server does not accept one of the start-up parameters
    PoolerFull,       ///< the pooler had no server connection free in time

    // Work on an open connection
    PoolTimeout,
    ConnectionLost, ///< the connection ended before the answer arrived: a change may have been applied
    OutcomeUnknown, ///< the program stopped waiting for the answer: a change may have been applied, or may still be
    StatementTimeout,
    SerializationFailure, ///< nothing was applied; the same transaction may succeed if it is repeated at once
    PermissionDenied,
    ReadOnlyServer,
    StillReferenced,
    NotFound, ///< the row does not exist any more, because somebody else deleted it
    /// the row is not as the person saw it; nothing was changed. `field` is the field that somebody else changed, or
    /// `detail` names the rows, one a line
    ChangedMeanwhile,
    ValueRefused,
    ValueUnreadable,      ///< the program has no type for a stored value, such as NaN or a year above 9999
    SumTooLarge,          ///< a sum does not fit into 64 bits
    CharacterUnsupported, ///< the server's encoding lacks a character, which `detail` holds
    AnswerMalformed,      ///< the answer does not have the rows, columns or types of its statement
    AnswerTooLarge,       ///< the answer exceeds the bound on rows or bytes
};

/// The input field that an error refers to; the user interface marks that field.
enum class Field {
    None,
    Date,
    Description,
    Category,
    Amount,
    Person,
    Name,
    Email,
    Color,
    LedgerFile,
    SettingsFile,
    EnvFile,
    CsvFile,
    Url,
    Host,
    Port,
    User,
    Password,
    Database,
};

/// The description of one failure.
struct Error
{
    ErrorKind kind = ErrorKind::Unexpected;
    Field field = Field::None;
    QString detail;     ///< the message of the server or operating system, secrets masked; may be empty
    QString sqlState;   ///< the SQLSTATE, five characters; empty where the server sent none
    QString constraint; ///< the name of the violated constraint as the server sent it; may be empty

    bool operator==(const Error &) const = default;
};

} // namespace budget
