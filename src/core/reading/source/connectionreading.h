// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/error.h"
#include "core/reading/source/textspan.h"

#include <tl/expected.hpp>

#include <vector>

namespace budget {

/// The notation of a connection text.
enum class TextForm {
    Url,         ///< postgresql://…, postgres://…, postgresql+driver://…
    JdbcUrl,     ///< jdbc:postgresql://…?user=…
    KeyValue,    ///< host=… user=… password='…'
    Settings,    ///< host, user, password … set one by one (PGHOST=…, code, YAML), or a URL with its user beside it
    PsqlCommand, ///< psql -h … -U …
    DotNet       ///< Host=…;Username=…
};

enum class PartKind { Driver, User, Password, Host, Port, Database, Schema, Parameter };

/// A part of the connection and its position in the pasted text.
struct ConnectionPart
{
    PartKind kind = PartKind::Parameter;
    TextSpan span;
    QString name = {}; ///< for a parameter: libpq's name

    bool operator==(const ConnectionPart &) const = default;
};

enum class WarningKind {
    NoTls,             ///< sslmode=disable, which is kept
    TlsRaised,         ///< sslmode=require, prefer or allow becomes verify-full
    TlsWeak,           ///< sslmode=verify-ca is kept, although it accepts the certificate of another host
    PlaceholderLeft,   ///< a part is a placeholder: '<password>', '****', '[YOUR-PASSWORD]'
    PasswordTakenRaw,  ///< the password contains characters that should be percent-encoded; it is used as written
    AtSignBehindHost,  ///< read as libpq does, but probably an unencoded password with '@' and '/' or '?' in it
    OptionsOverPooler, ///< Neon's pooler rejects `options=-c …`
    SearchPathCut,     ///< only the first of several schemas in the search_path is used
    HostMissing,       ///< libpq then uses a Unix socket on this computer
    UserMissing,       ///< libpq then uses the name of the operating system's user
    PasswordMissing,   ///< the person will be asked for the password
    DatabaseMissing    ///< libpq then uses the database with the user's name
};

struct ConnectionWarning
{
    WarningKind kind = WarningKind::NoTls;
    TextSpan span; ///< empty for a missing part

    bool operator==(const ConnectionWarning &) const = default;
};

enum class DropReason {
    UnknownToLibpq,   ///< libpq would reject the parameter
    OtherProgram,     ///< a setting of a pooler, driver or object mapper: pgbouncer, pool_timeout
    NewerLibpq,       ///< a parameter of libpq 16 or later
    DecidedByProgram, ///< a parameter that only this program sets
    TooWeak,          ///< would allow TLS below 1.2
    Weaker,           ///< a security parameter that is also given with a stronger value, which counts
    /// `sslmode=no-verify`, `ssl=false`: a value of another program; the server is verified all the same
    TlsSwitchedOff,
    Repeated, ///< given again later; the last value counts, as in libpq
    Empty     ///< has no value
};

struct DroppedParameter
{
    QString name; ///< as written; empty where it does not look like a name, because it may be part of a password
    TextSpan span;
    DropReason reason = DropReason::UnknownToLibpq;

    bool operator==(const DroppedParameter &) const = default;
};

enum class FaultKind {
    Empty,
    NotRecognised,
    OtherDatabase, ///< mysql://, mongodb:// or the URL of another database
    SchemeMissing, ///< looks like user:password@host without postgresql:// in front
    SeveralCandidates,
    CharacterRefused, ///< a NUL character or an unpaired surrogate
    QuoteOpen,
    HostImpossible,
    PortImpossible,
    PortCount, ///< the number of ports must be one or that of the hosts
    BadEncoding,
    PlaceholderLeft, ///< a placeholder as host or port, which cannot be asked for separately
    ParameterWithoutValue,
    /// psql's -W and --password take no value: the word behind them is a database for psql, but probably the password
    OptionWithoutValue,
    ParameterValue, ///< libpq knows the parameter but not this value
    ValueUnclear,   ///< the end or meaning of a value is ambiguous; it may be cut off
    TextTooLong     ///< the text is longer than what is searched for settings, or its variables would make it so
};

/// Why a connection text cannot be read, and the position of the fault. Never contains the text itself.
struct ConnectionFault
{
    FaultKind kind = FaultKind::NotRecognised;
    Field field = Field::Url;
    TextSpan span;

    bool operator==(const ConnectionFault &) const = default;
};

struct ConnectionReading
{
    TextForm form = TextForm::Url;
    QString driver; ///< 'psycopg2' in postgresql+psycopg2://; may be empty
    ServerAddress address;
    Secret password;
    std::vector<ConnectionPart> parts; ///< in the order of the text
    std::vector<ConnectionWarning> warnings;
    std::vector<DroppedParameter> dropped;
    std::vector<TextSpan> secrets; ///< every position to mask: the password, and passwords that another one overrides
    TextSpan whole;                ///< the part of the text that was read

    [[nodiscard]] ServerLogin login() const { return {address, password}; }
};

template <class T>
using Readable = tl::expected<T, ConnectionFault>;

[[nodiscard]] inline tl::unexpected<ConnectionFault> faultAt(TextSpan span, FaultKind kind, Field field = Field::Url)
{
    return tl::unexpected<ConnectionFault>(ConnectionFault{kind, field, span});
}

} // namespace budget
