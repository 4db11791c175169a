// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"
#include "core/error.h"
#include "core/reading/source/textspan.h"

#include <tl/expected.hpp>

#include <vector>

namespace budget {

/// How a connection text was written.
enum class TextForm {
    Url,         ///< postgresql://…, postgres://…, postgresql+driver://…
    JdbcUrl,     ///< jdbc:postgresql://…?user=…
    KeyValue,    ///< host=… user=… password='…'
    Settings,    ///< host, user, password … named one by one: PGHOST=…, code, YAML, or a URL beside its user
    PsqlCommand, ///< psql -h … -U …
    DotNet       ///< Host=…;Username=…
};

enum class PartKind { Driver, User, Password, Host, Port, Database, Schema, Parameter };

/// A part of the text that is in the result, and its place in the text as it was pasted.
struct ConnectionPart
{
    PartKind kind = PartKind::Parameter;
    TextSpan span;
    QString name = {}; ///< of a parameter, as libpq calls it

    bool operator==(const ConnectionPart &) const = default;
};

enum class WarningKind {
    NoTls,             ///< sslmode=disable: kept as asked
    TlsRaised,         ///< sslmode=require, prefer or allow becomes verify-full
    TlsWeak,           ///< sslmode=verify-ca is kept and accepts another host's certificate
    PlaceholderLeft,   ///< '<password>', '****', '[YOUR-PASSWORD]' …
    PasswordTakenRaw,  ///< holds characters that a URL encodes; read as it stands
    AtSignBehindHost,  ///< read as libpq reads it, but this looks like a raw password with '@' and '/' or '?' in it
    OptionsOverPooler, ///< Neon's pooler refuses `options=-c …`
    SearchPathCut,     ///< of several schemas in the search_path the first is used
    HostMissing,       ///< libpq takes its own default: a socket on this machine
    UserMissing,       ///< libpq takes the name of the system's user
    PasswordMissing,   ///< will be asked for
    DatabaseMissing    ///< libpq takes the database named like the user
};

struct ConnectionWarning
{
    WarningKind kind = WarningKind::NoTls;
    TextSpan span; ///< empty for what is missing

    bool operator==(const ConnectionWarning &) const = default;
};

enum class DropReason {
    UnknownToLibpq,   ///< libpq stops at it
    OtherProgram,     ///< of a pooler, driver or object mapper: pgbouncer, pool_timeout, schema …
    NewerLibpq,       ///< libpq knows it after version 15
    DecidedByProgram, ///< libpq knows it, this program decides it
    TooWeak,          ///< asks for TLS below 1.2
    Weaker,           ///< given twice, of security: the stronger value counts
    TlsSwitchedOff,   ///< `sslmode=no-verify`, `ssl=false`: another program's word; the server is checked all the same
    Repeated,         ///< given again later; the last wins, as in libpq
    Empty             ///< without a value
};

struct DroppedParameter
{
    QString name; ///< as written; empty where it does not look like a name, since it may be part of a password
    TextSpan span;
    DropReason reason = DropReason::UnknownToLibpq;

    bool operator==(const DroppedParameter &) const = default;
};

enum class FaultKind {
    Empty,
    NotRecognised,
    OtherDatabase, ///< mysql://, mongodb:// …
    SchemeMissing, ///< reads like user:password@host without postgresql:// before it
    SeveralCandidates,
    CharacterRefused, ///< a NUL or half a surrogate pair
    QuoteOpen,
    HostImpossible,
    PortImpossible,
    PortCount, ///< several hosts need one port, or one each
    BadEncoding,
    PlaceholderLeft, ///< where no value can stand in for it: in a host or port
    ParameterWithoutValue,
    ParameterValue, ///< libpq knows the parameter but not the value
    ValueUnclear    ///< where the value ends, or what it means, cannot be told: it may be cut short
};

/// Why a text cannot be read, and where; never the text itself.
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
    QString driver; ///< 'psycopg2' of postgresql+psycopg2://, or empty
    ServerAddress address;
    std::vector<ConnectionPart> parts; ///< in the order of the text
    std::vector<ConnectionWarning> warnings;
    std::vector<DroppedParameter> dropped;
    std::vector<TextSpan> secrets; ///< every place to mask: the password, also one that was overridden
    TextSpan whole;                ///< the piece of the text that was read
};

template <class T>
using Readable = tl::expected<T, ConnectionFault>;

[[nodiscard]] inline tl::unexpected<ConnectionFault> faultAt(TextSpan span, FaultKind kind, Field field = Field::Url)
{
    return tl::unexpected<ConnectionFault>(ConnectionFault{kind, field, span});
}

} // namespace budget
