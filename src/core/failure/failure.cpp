// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure.h"

#include "core/failure/connectrules.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Judgement
{
    ErrorKind kind = ErrorKind::Unexpected;
    Field field = Field::None;
};

/// The message about one connection attempt. libpq tries each address of a host, and some addresses twice.
struct Statement
{
    QString state;   ///< the SQLSTATE; empty where the text has none
    QString message; ///< the message without 'connection to server at … failed:' and severity
    bool isServers = false;
    bool isControlPlanes = false; ///< the message stands behind Neon's 'Control plane request failed: '
};

/// The statement without the text around the actual message: the name of a pooler, the prefix of Neon's control plane,
/// and the words with which PgBouncer quotes an error that it received itself, which may begin with a severity of its
/// own. A wrapped message loses its SQLSTATE: that is the pooler's and says nothing about the quoted error.
Statement withoutWrapping(Statement said)
{
    static const QRegularExpression controlPlane(
        u"^(?:(?:control plane|console) request failed(?: with [^:\"']*)?: |console responded with an HTTP status: )"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wrapping(
        u"^(?:odyssey: [a-z]?[0-9a-f]+: |\\([A-Z]{5,40}\\) |pool terminating: |Exchange error: )"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression innerSeverity(u"^\\p{L}{2,20}:\\s+(?:([0-9A-Z]{5}):\\s+)?"_s);
    static const QRegularExpression cached(
        u"^server login has been failing, cached error: (.*?)(?: \\(server_login_retry\\))?\\s*(?:\\n|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString whole = said.message;
    QString state;
    if (const auto quoted = cached.match(said.message); quoted.hasMatch()) {
        said.message = quoted.captured(1);
        const auto severity = innerSeverity.match(said.message);
        state = severity.captured(1);
        said.message.remove(0, severity.capturedLength());
    }
    said.message.remove(wrapping);
    said.isControlPlanes = controlPlane.match(said.message).hasMatch();
    said.message.remove(controlPlane);
    if (said.message != whole)
        said.state = state;
    return said;
}

Statement statementOf(QString text)
{
    // The severity may be translated, but is always followed by a colon, two blanks and, with PQERRORS_VERBOSE, the
    // SQLSTATE.
    static const QRegularExpression severity(u"^\\p{L}[^\\n\":]{0,40}:  (?:([0-9A-Z]{5}): )?"_s);
    static const QRegularExpression oldPrefix(u"^could not connect to server: (?=[^\\s\":][^\\n\":]{0,40}:  )"_s);
    text.remove(oldPrefix);
    const auto match = severity.match(text);
    const QString message = text.mid(match.capturedLength());
    if (!match.hasMatch())
        return {{}, message, false, false};
    return withoutWrapping({match.captured(1), message, true, false});
}

std::vector<Statement> statementsIn(const QString &text)
{
    static const QRegularExpression attempt(
        u"(?:^|\\n)connection to server (?:at|on socket) \"[^\"\\n]*\"(?: \\([^)\\n]*\\))?(?:, port \\d+)? failed: "_s);
    std::vector<Statement> statements;
    for (const QString &piece : text.split(attempt)) {
        if (!piece.trimmed().isEmpty())
            statements.push_back(statementOf(piece));
    }
    return statements;
}

/// The meaning of a SQLSTATE that has only one meaning while a connection is being opened.
std::optional<Judgement> byState(const QString &state)
{
    using enum ErrorKind;
    static const QHash<QString, Judgement> certain{
        {u"28P01"_s, {PasswordRejected, Field::Password}},
        {u"3D000"_s, {DatabaseUnknown, Field::Database}},
        {u"57P04"_s, {DatabaseUnknown, Field::Database}},  // the database was dropped at this moment
        {u"55000"_s, {PermissionDenied, Field::Database}}, // the database does not allow connections, such as template0
        {u"53300"_s, {ConnectionLimit, Field::None}},
        {u"53200"_s, {ServerUnavailable, Field::None}},
        {u"57P01"_s, {ServerUnavailable, Field::None}},
        {u"57P02"_s, {ServerUnavailable, Field::None}},
        {u"57P03"_s, {ServerUnavailable, Field::None}},
        {u"57014"_s, {ConnectTimeout, Field::Password}}, // the login took longer than authentication_timeout
        {u"22023"_s, {ParameterRefused, Field::Url}},
        {u"42601"_s, {ParameterRefused, Field::Url}},
        {u"42602"_s, {ParameterRefused, Field::Url}},
        {u"42704"_s, {ParameterRefused, Field::Url}},
        {u"55P02"_s, {ParameterRefused, Field::Url}},
    };
    const auto found = certain.constFind(state);
    return found == certain.cend() ? std::nullopt : std::optional(*found);
}

/// A ConnectRule whose pattern has been compiled.
struct CompiledRule
{
    QRegularExpression pattern;
    Judgement judgement;
};

using CompiledRules = std::vector<CompiledRule>;

void compile(ConnectRules rules, CompiledRules &compiled)
{
    for (const ConnectRule &rule : rules) {
        const QString pattern = u"^(?:"_s + QString::fromUtf8(rule.pattern) + u')';
        constexpr auto kOptions = QRegularExpression::CaseInsensitiveOption
            | QRegularExpression::DotMatchesEverythingOption;
        compiled.push_back({QRegularExpression(pattern, kOptions), {rule.kind, rule.field}});
    }
}

CompiledRules compiledServerRules()
{
    CompiledRules compiled;
    for (const ConnectRules rules : serverRules())
        compile(rules, compiled);
    return compiled;
}

CompiledRules compiledTransportRules()
{
    CompiledRules compiled;
    compile(transportRules(), compiled);
    return compiled;
}

std::optional<Judgement> byText(const Statement &said)
{
    static const CompiledRules ofServers = compiledServerRules();
    static const CompiledRules ofTransport = compiledTransportRules();
    const CompiledRules &rules = said.isServers ? ofServers : ofTransport;
    const auto found = std::ranges::find_if(rules, [&](const CompiledRule &rule) {
        return rule.pattern.match(said.message).hasMatch();
    });
    return found == rules.end() ? std::nullopt : std::optional(found->judgement);
}

/// The message without quoted names. Of the remaining text, the first two lines are kept, because a message may be
/// broken into two; a second line that is DETAIL or HINT, in any language, is left out. A '"' without a partner does
/// not begin a name: PostgreSQL's Japanese message about pg_hba.conf lacks the closing one.
QString withoutNames(QString message)
{
    static const QRegularExpression name(u"\"[^\"]*\"|»[^«]*(«|$)|«[^»]*(»|$)|„[^“]*(“|$)"_s);
    static const QRegularExpression furtherField(u"\\n[^\\s\":][^\\n\":]{0,40}:  .*$"_s);
    return message.remove(name).section(u'\n', 0, 1).remove(furtherField);
}

bool contains(const QString &text, const QString &pattern)
{
    return text.contains(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
}

/// Judges a rejection by pg_hba.conf in any language, which is recognised by the untranslated name of the file.
std::optional<Judgement> byHostRules(const Statement &said)
{
    const QString bare = withoutNames(said.message);
    const bool isAboutLogin = said.state.isEmpty() || said.state == u"28000"_s;
    if (!isAboutLogin || !bare.contains(u"pg_hba.conf"_s))
        return std::nullopt;
    // An explicit 'reject' line in pg_hba.conf is about the address; in most languages its message begins with the
    // file.
    const bool isRejection = bare.contains(u"거부"_s)
        || (bare.startsWith(u"pg_hba.conf"_s) && !contains(bare, u"エントリ|ჩანაწერი"_s));
    const bool isPlain = !isRejection
        && contains(
            bare,
            u"no encryption|keine Verschlüsselung|sin cifrado|aucun chiffrement|nessuna "
            u"crittografia|暗号化なし|დაშიფვრის გარეშე"
            "|암호화 안함|без шифрования|без шифрування|ingen kryptering|未加密|没有加密|无加密|sem criptografia"
            "|SSL (aus|inactif|desactivado|disabilitato|off|オフ|중지|выкл|av|关闭)"_s);
    return isPlain ? Judgement{ErrorKind::TlsUnavailable, Field::Url}
                   : Judgement{ErrorKind::AddressRefused, Field::Host};
}

/// The object to which SQLSTATE 42501 (insufficient privilege) denies access: a parameter (such as 'role'), the
/// database, or an unknown object.
Judgement deniedBy(const QString &message)
{
    const QString bare = withoutNames(message);
    if (contains(bare,
                 u"param|paramètre|parámetro|パラメータ|매개 ?변수|параметр|参数|პარამეტრ|παράμετρ|la opción"
                 "|set role|Rolle|le rôle|el rol|il ruolo|ロール|롤|ро(ль|лі)|角色|როლის|sätta roll"_s))
        return {ErrorKind::ParameterRefused, Field::Url};
    const bool isDatabase = contains(
        bare,
        u"database|datenbank|base de don|base de datos|banco de dados|bazy danych|データベース|데이터베이스"
        "|баз[аеиы] дан|databas|数据库|veritaban"_s);
    return {ErrorKind::PermissionDenied, isDatabase ? Field::Database : Field::None};
}

/// Judges SQLSTATE 28000 (invalid authorization) if no rule matches the text. A message that only names a role is about
/// that role. A message without a name is about a client certificate or SCRAM. A message with a reason behind the name
/// is not judged.
std::optional<Judgement> byLogin(const QString &message)
{
    static const QRegularExpression reason(u":\\s*\\S"_s);
    const QString line = message.section(u'\n', 0, 0);
    const QString bare = withoutNames(line);
    if (bare.contains(u"SCRAM"_s))
        return Judgement{ErrorKind::CertificateRejected, Field::Password};
    const bool isAboutRole = bare != line && !bare.contains(reason);
    return isAboutRole ? std::optional(Judgement{ErrorKind::PasswordRejected, Field::None}) : std::nullopt;
}

/// Judges a message by its SQLSTATE where that has only one meaning, and otherwise by its text.
std::optional<Judgement> judge(const Statement &said)
{
    if (const auto certain = byState(said.state))
        return certain;
    if (const auto told = byText(said))
        return told->kind == ErrorKind::Unexpected ? std::nullopt : told;
    if (const auto told = said.isServers ? byHostRules(said) : std::nullopt)
        return told;
    if (said.state == u"42501"_s)
        return deniedBy(said.message);
    if (said.state == u"28000"_s)
        return byLogin(said.message);
    if (said.state == u"53100"_s)
        return Judgement{ErrorKind::DiskFull, Field::None};
    // Neon could not wake the server, for a reason that is not known.
    return said.isControlPlanes ? std::optional(Judgement{ErrorKind::ServerUnavailable, Field::None}) : std::nullopt;
}

/// How far a connection attempt got. A host name may have several addresses; the attempt that got furthest determines
/// the error.
enum class Reach {
    Nowhere, ///< the attempt did not begin, or its progress is not known
    Name,    ///< the name has no address
    Machine, ///< no process accepts connections at the port
    Silence, ///< the host did not answer, or the connection was cut
    Peer,    ///< the peer that answered is not the requested server
    Plain,   ///< the server demands TLS; with sslmode=allow, libpq's second attempt uses it
    Door,    ///< the server accepts no login from this address; with sslmode=prefer, libpq tries without TLS as well
    Unknown, ///< the server sent a message that no rule recognises
    Server   ///< the server sent a message that a rule recognises
};

Reach reachOf(const Statement &said, const std::optional<Judgement> &judged)
{
    if (!judged)
        return said.isServers ? Reach::Unknown : Reach::Nowhere;
    if (said.isServers) {
        return judged->kind == ErrorKind::TlsUnavailable ? Reach::Plain
            : judged->kind == ErrorKind::AddressRefused  ? Reach::Door
                                                         : Reach::Server;
    }
    switch (judged->kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
        return Reach::Name;
    case ErrorKind::HostUnreachable:
        return judged->field == Field::Port ? Reach::Machine : Reach::Silence;
    case ErrorKind::ConnectTimeout:
        return Reach::Silence;
    // Field::Host: the connection ended before the login was complete. Otherwise: an error arrived before TLS.
    case ErrorKind::ServerUnavailable:
        return judged->field == Field::Host ? Reach::Silence : Reach::Peer;
    default:
        return Reach::Peer;
    }
}

/// The text without the SQLSTATEs and source locations that PQERRORS_VERBOSE adds.
QString plainText(QString text)
{
    static const QRegularExpression state(u"((?:^|\\n|failed: )[^\\s\":][^\\n\":]{0,40}:  )[0-9A-Z]{5}: "_s);
    static const QRegularExpression place(u"\\nLOCATION:  [^\\n]*(?=\\n|$)"_s);
    return text.replace(state, u"\\1"_s).remove(place);
}

} // namespace

Error connectFailure(const QString &text)
{
    Judgement decisive;
    Reach furthest = Reach::Nowhere;
    for (const Statement &said : statementsIn(text)) {
        const auto judged = judge(said);
        const Reach reach = reachOf(said, judged);
        if (reach > furthest) {
            furthest = reach;
            decisive = judged.value_or(Judgement());
        }
    }
    return {decisive.kind, decisive.field, plainText(text), {}, {}};
}

} // namespace budget
