// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// Every way in which something can fail, for the whole program. Born in few places (validators,
/// `core/failure/failure`, the ledger's file), passed up unchanged, put into words in `words/errors/wording`.
enum class ErrorKind {
    // The program itself
    Cancelled,     ///< nobody waits for the answer any more; nothing was done
    NotOpen,       ///< no ledger is open
    Unexpected,    ///< a text that no rule knows; `detail` holds it
    DriverMissing, ///< a part of Qt that is loaded while the program runs; `detail` is its Debian package

    // What a person entered; `Error::field` names the place
    FieldEmpty,
    FieldTooLong,
    AmountInvalid,
    AmountZero,
    AmountNotPositive, ///< a transfer of nothing, or backwards
    AmountTooLarge,
    AmountTooManyDecimals,
    DateInvalid,
    CategoryUnknown,
    SameCategory, ///< a transfer from a category to itself
    PersonUnknown,
    NameTaken,
    EmailInvalid,
    ColorInvalid,
    UrlInvalid,
    SampleNeedsEmptyLedger,

    // A file of ours: the ledger, the settings, a `.env`; `Error::field` says which
    FileIsDirectory,
    FileIsLink,    ///< a symbolic link: what is written would land elsewhere
    FileIsShared,  ///< has a second name (a hard link)
    FileIsSpecial, ///< a pipe, socket or device
    FileIsForeign, ///< belongs to another user
    FileReadOnly,
    FileNotLedger,
    FileIsEmpty,        ///< a file in which nothing is stored: made a ledger only when a person says so
    FileOfOtherProgram, ///< a SQLite file with the tables of another program
    FileDamaged,        ///< what is stored in it cannot be read whole; `detail` is what the check said
    FileInUse,
    FileUnavailable,
    DiskFull,

    // The settings
    SettingsDamaged, ///< something in it could not be read; the damaged file was kept beside it
    SettingsNewer,   ///< written by a newer version: nothing of it is used or changed
    ProfileUnknown,  ///< there is none of that name (`detail`), or none at all

    // Where a secret is kept
    KeychainMissing, ///< no service for it in this session
    KeychainLocked,  ///< still locked: nobody unlocked it, or the request was dismissed
    KeychainSilent,  ///< it did not answer in time
    KeychainFailed,  ///< it answered something else; `detail` holds it
    SecretMissing,   ///< the keeper has no entry for this profile
    SecretNotKept,   ///< it was written but did not read back the same

    // The ledger's tables
    SchemaNewer,
    SchemaMissing, ///< the schema that the connection string names is not there; `detail` is its name
    TablesDiffer,
    AmountsNotWhole, ///< a script stored amounts that are not whole cents, so that no sum is right
    SequenceBehind,  ///< the next id that a sequence gives is taken; `constraint` is the primary key

    // Opening a connection: nothing was sent that could have changed data
    HostUnknown,
    LookupFailed, ///< nobody could say just now whether there is such a host
    HostUnreachable,
    ConnectTimeout,
    TlsUnavailable,
    CertificateRejected,    ///< the server did not prove that it is the one that was named; or, more exactly:
    CertificateExpired,     ///< or not valid yet
    CertificateOtherHost,   ///< it was made out to another name
    CertificateUntrusted,   ///< by itself, or by nobody who may vouch for a server
    CertificateFileMissing, ///< the file of authorities that the connection string names cannot be read
    ChannelBindingMissing,  ///< the server or its pooler does not offer the channel binding that is required
    PasswordMissing,        ///< the server asks for a password and there is none
    LoginForbidden,         ///< the role exists and has no LOGIN
    PasswordRejected,
    DatabaseUnknown,
    ConnectionLimit,
    ServerUnavailable, ///< starting up, shutting down, waking
    QuotaExceeded,     ///< what the account may use is used up, so the server does not wake
    EndpointMissing,   ///< Neon could not see which endpoint is meant
    EndpointUnknown,   ///< Neon has none of this name
    EndpointDisabled,  ///< somebody switched it off
    AddressRefused,    ///< the server lets nobody in from this network
    ParameterRefused,  ///< a pooler or server takes no such start-up parameter
    PoolerFull,        ///< a pooler had no connection to the server in time

    // Work on an open connection
    PoolTimeout,
    ConnectionLost, ///< the answer did not arrive: a change may or may not have been applied
    OutcomeUnknown, ///< given up before there was an answer: a change may have been applied, or may still be
    StatementTimeout,
    SerializationFailure, ///< nothing was applied, the same may succeed at once
    PermissionDenied,
    ReadOnlyServer,
    StillReferenced,
    NotFound, ///< the row is gone, deleted elsewhere
    ValueRefused,
    ValueUnreadable,      ///< a stored value is none that the program can hold: NaN, a year above 9999
    SumTooLarge,          ///< a sum does not fit into 64 bits
    CharacterUnsupported, ///< the server's encoding has no such character; `detail` is the character
    AnswerMalformed,      ///< the answer does not have the rows, columns or types of its statement
    AnswerTooLarge,       ///< the answer exceeds the bound on rows or bytes
};

/// Where a person has to look; the interface marks that place.
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

/// A failure as it travels from where it was noticed to where it is shown.
struct Error
{
    ErrorKind kind = ErrorKind::Unexpected;
    Field field = Field::None;
    QString detail;     ///< the server's or system's own words, secrets masked; may be empty
    QString sqlState;   ///< five characters, or empty where the server said none
    QString constraint; ///< the constraint's name as the server gave it, or empty

    bool operator==(const Error &) const = default;
};

} // namespace budget
