// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/envfile/envpassword.h"

#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/reading/envfile/envbytes.h"
#include "core/reading/envfile/passwordspelling.h"
#include "core/reading/envtext.h"
#include "core/reading/notations/envscan.h"
#include "core/reading/shownconnection.h"

#include <algorithm>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kMask = u"••••"_s;

bool isSameHost(const HostPort &one, const HostPort &other)
{
    return one.port == other.port && one.host.compare(other.host, Qt::CaseInsensitive) == 0;
}

/// The last connection under the key in the file, because other programs also use the last of two lines with one key.
std::optional<ConnectionCandidate> candidateIn(const QString &text, const QString &key)
{
    auto candidates = allConnections(text);
    const auto found = std::find_if(candidates.rbegin(), candidates.rend(),
                                    [&](const ConnectionCandidate &each) { return each.name == key; });
    return found == candidates.rend() ? std::nullopt : std::optional(*found);
}

std::optional<EnvEntry> lastEntry(const QString &text, const QString &key)
{
    const auto entries = scannedEnv(text);
    const auto found = std::find_if(entries.rbegin(), entries.rend(),
                                    [&](const EnvEntry &each) { return each.key == key; });
    return found == entries.rend() ? std::nullopt : std::optional(*found);
}

std::optional<EnvEntry> entryAround(const QString &text, TextSpan span)
{
    const auto entries = scannedEnv(text);
    const auto holds = [&](const EnvEntry &entry) {
        return entry.value.offset <= span.offset
            && span.offset + span.length <= entry.value.offset + entry.value.length;
    };
    const auto found = std::find_if(entries.begin(), entries.end(), holds);
    return found == entries.end() ? std::nullopt : std::optional(*found);
}

/// The candidate's reading, if user and host are known and the password is unambiguous.
Result<ConnectionReading> understood(const ConnectionCandidate &candidate)
{
    if (!candidate.reading)
        return failure(ErrorKind::UrlInvalid, candidate.reading.error().field);
    const ServerAddress &address = candidate.reading->address;
    if (address.user.isEmpty() || address.host.isEmpty())
        return failure(ErrorKind::UrlInvalid, address.user.isEmpty() ? Field::User : Field::Host);
    return isAmbiguous(*candidate.reading) ? failure(ErrorKind::UrlInvalid, Field::Password)
                                           : Result<ConnectionReading>(*candidate.reading);
}

std::optional<TextSpan> partOf(const ConnectionReading &reading, PartKind kind)
{
    const auto found = std::find_if(reading.parts.begin(), reading.parts.end(),
                                    [kind](const ConnectionPart &part) { return part.kind == kind; });
    return found == reading.parts.end() ? std::nullopt : std::optional(found->span);
}

bool isUrlForm(TextForm form)
{
    return form == TextForm::Url || form == TextForm::JdbcUrl;
}

/// A change to a text: the range to be replaced, and its replacement.
struct Edit
{
    TextSpan span;
    QString text;
};

QString applied(const Edit &edit, QString text)
{
    return text.replace(edit.span.offset, edit.span.length, edit.text);
}

/// The index of the first character in `value` whose position in the whole text is `place` or later.
qsizetype indexAt(const SourceText &value, qsizetype place)
{
    qsizetype i = 0;
    while (i < value.size() && value.span(i, 1).offset < place)
        ++i;
    return i;
}

class EnvEditor
{
public:
    EnvEditor(QString text, QString key, ServerLogin login)
        : m_text(std::move(text)), m_key(std::move(key)), m_login(std::move(login))
    { }

    Result<EnvChange> change()
    {
        const auto candidate = candidateIn(m_text, m_key);
        if (!candidate)
            return add();
        const auto reading = understood(*candidate);
        if (!reading || !isSameAccount(reading->address, m_login.address))
            return failure(ErrorKind::NameTaken, Field::EnvFile, m_key);
        m_before = *reading;
        const auto password = partOf(*reading, PartKind::Password);
        if (reading->password == m_login.password)
            return answer(EnvChange::Kind::Unchanged, m_text, password);
        if (password && password->length > 0)
            return replace(*password);
        return insert();
    }

private:
    Result<EnvChange> replace(TextSpan password)
    {
        const auto entry = entryAround(m_text, password);
        if (!entry)
            return replaceLoose(password);
        const SourceText value = unescapedEnvValue(SourceText(m_text), *entry);
        const qsizetype from = indexAt(value, password.offset);
        const TextSpan inValue{from, indexAt(value, password.offset + password.length) - from};
        for (const QString &spelling : spellingsOf(m_login.password.reveal(), isUrlForm(m_before.form))) {
            if (auto changed = inEntry(*entry, value, {inValue, spelling}, EnvChange::Kind::Replaced))
                return *changed;
        }
        return failure(ErrorKind::SecretNotKept, Field::Password);
    }

    /// Replaces the password in a line that is not an assignment, such as a command.
    Result<EnvChange> replaceLoose(TextSpan password)
    {
        for (const QString &spelling : spellingsOf(m_login.password.reveal(), isUrlForm(m_before.form))) {
            if (auto changed = proven(applied({password, spelling}, m_text), EnvChange::Kind::Replaced))
                return *changed;
        }
        return failure(ErrorKind::SecretNotKept, Field::Password);
    }

    Result<EnvChange> insert()
    {
        const auto user = partOf(m_before, PartKind::User);
        const auto entry = user ? entryAround(m_text, *user) : lastEntry(m_text, m_key);
        if (!entry)
            return failure(ErrorKind::SecretNotKept, Field::Password);
        const SourceText value = unescapedEnvValue(SourceText(m_text), *entry);
        const qsizetype end = value.size();
        std::vector<Edit> edits;
        for (const QString &spelling : spellingsOf(m_login.password.reveal(), isUrlForm(m_before.form))) {
            if (user && isUrlForm(m_before.form)) {
                const qsizetype behind = indexAt(value, user->offset + user->length);
                edits.push_back({{behind, 0}, u':' + spelling});
                edits.push_back({{behind + 1, 0}, spelling});
            }
            for (const QString &start : {u"?password="_s, u"&password="_s, u" password="_s, u";Password="_s})
                edits.push_back({{end, 0}, start + spelling});
        }
        for (const Edit &edit : edits) {
            if (edit.span.offset > end)
                continue;
            if (auto changed = inEntry(*entry, value, edit, EnvChange::Kind::Inserted))
                return *changed;
        }
        return insertLine(*entry);
    }

    /// Inserts a variable for the password behind that of the user: PGPASSWORD behind PGUSER, DB_PASSWORD behind
    /// DB_USERNAME.
    Result<EnvChange> insertLine(const EnvEntry &user)
    {
        QString key = user.key;
        for (const QString &word : {u"USERNAME"_s, u"USER"_s}) {
            if (key.endsWith(word)) {
                key = key.chopped(word.size()) + u"PASSWORD"_s;
                break;
            }
        }
        if (key == user.key)
            return failure(ErrorKind::SecretNotKept, Field::Password);
        QString line = m_text.mid(user.whole.offset, user.value.offset - user.whole.offset);
        line.truncate(line.lastIndexOf(user.key));
        const qsizetype end = user.whole.offset + user.whole.length;
        const bool isOpen = !m_text.first(end).endsWith(u'\n');
        line += key + u'=' + quotedEnvValue(m_login.password.reveal());
        const QString whole = isOpen ? lineEnding() + line : line + lineEnding();
        if (auto changed = proven(applied({{end, 0}, whole}, m_text), EnvChange::Kind::Inserted))
            return *changed;
        return failure(ErrorKind::SecretNotKept, Field::Password);
    }

    /// Adds the login to a file that has no connection under this key.
    Result<EnvChange> add()
    {
        if (libpqParameterOfVariable(m_key))
            return failure(ErrorKind::SecretNotKept, Field::Password);
        const QString value = quotedEnvValue(urlWithPassword(m_login).reveal());
        const auto entry = lastEntry(m_text, m_key);
        if (entry && entry->value.length > 0)
            return failure(ErrorKind::NameTaken, Field::EnvFile, m_key);
        QString changed;
        if (entry) {
            const qsizetype end = entry->quoted.offset + entry->quoted.length;
            const bool isTight = m_text.mid(end).startsWith(u'#');
            changed = applied({entry->quoted, value + (isTight ? u" "_s : QString())}, m_text);
        } else {
            const bool isOpen = !m_text.isEmpty() && !m_text.endsWith(u'\n');
            changed = m_text + (isOpen ? lineEnding() : QString()) + m_key + u'=' + value + lineEnding();
        }
        const auto written = candidateIn(changed, m_key);
        const bool isRead = written && written->reading && written->reading->login() == m_login;
        if (!isRead)
            return failure(ErrorKind::SecretNotKept, Field::Password);
        return answer(EnvChange::Kind::Added, changed, partOf(*written->reading, PartKind::Password));
    }

    /// Applies the edit within the existing quotes, or else in new quotes around the whole value.
    [[nodiscard]] std::optional<EnvChange> inEntry(const EnvEntry &entry, const SourceText &value, const Edit &edit,
                                                   EnvChange::Kind kind) const
    {
        if (const auto piece = betweenQuotes(edit.text, entry.quote)) {
            const TextSpan place = value.span(edit.span.offset, edit.span.length);
            if (auto changed = proven(applied({place, *piece}, m_text), kind))
                return changed;
        }
        const QString whole = quotedEnvValue(applied(edit, value.text()));
        return proven(applied({entry.quoted, whole}, m_text), kind);
    }

    /// The change; nothing where the changed text does not read as the same connection with the new password.
    [[nodiscard]] std::optional<EnvChange> proven(const QString &changed, EnvChange::Kind kind) const
    {
        const auto now = candidateIn(changed, m_key);
        if (!now || !now->reading)
            return std::nullopt;
        const ConnectionReading &reading = *now->reading;
        const bool isSame = reading.address == m_before.address && reading.password == m_login.password
            && reading.driver == m_before.driver && reading.form == m_before.form
            && reading.dropped.size() == m_before.dropped.size();
        return isSame ? std::optional(answer(kind, changed, partOf(reading, PartKind::Password))) : std::nullopt;
    }

    [[nodiscard]] EnvChange answer(EnvChange::Kind kind, const QString &text, std::optional<TextSpan> password) const
    {
        EnvChange change{kind, 0, {}, text.toUtf8()};
        const auto entry = password ? entryAround(text, *password) : lastEntry(text, m_key);
        const TextSpan whole = entry ? entry->whole : password.value_or(TextSpan());
        change.line = static_cast<int>(text.first(whole.offset).count(u'\n')) + 1;
        change.shown = masked(text, whole);
        return change;
    }

    /// The line with all passwords masked, including overridden ones, such as the first of two in a URL.
    [[nodiscard]] QString masked(const QString &text, TextSpan line) const
    {
        std::vector<TextSpan> secrets;
        for (const ConnectionCandidate &each : allConnections(text)) {
            if (each.reading)
                secrets.insert(secrets.end(), each.reading->secrets.begin(), each.reading->secrets.end());
        }
        std::sort(secrets.begin(), secrets.end(), [](TextSpan a, TextSpan b) { return a.offset > b.offset; });
        QString shown = text.mid(line.offset, line.length);
        qsizetype last = shown.size();
        for (const TextSpan &secret : secrets) {
            const qsizetype from = secret.offset - line.offset;
            if (from < 0 || from + secret.length > last)
                continue;
            shown.replace(from, secret.length, kMask);
            last = from;
        }
        return shown.trimmed();
    }

    [[nodiscard]] QString lineEnding() const { return m_text.contains(u"\r\n"_s) ? u"\r\n"_s : u"\n"_s; }

    QString m_text;
    QString m_key;
    ServerLogin m_login;
    ConnectionReading m_before;
};

} // namespace

bool isSameAccount(const ServerAddress &one, const ServerAddress &other)
{
    return one.user == other.user && std::ranges::equal(one.hosts(), other.hosts(), isSameHost);
}

Result<ServerLogin> envLogin(const QByteArray &file, const QString &key)
{
    const QString text = readableText(file.sliced(utf8MarkOf(file).size()));
    const auto candidate = candidateIn(text, key);
    if (!candidate)
        return failure(ErrorKind::SecretMissing, Field::Password);
    return understood(*candidate).map([](const ConnectionReading &reading) { return reading.login(); });
}

Result<EnvChange> envChangeFor(const QByteArray &file, const QString &key, const ServerLogin &login)
{
    const QByteArray mark = utf8MarkOf(file);
    const QByteArray bytes = file.sliced(mark.size());
    const QString text = readableText(bytes);
    return EnvEditor(text, key, login).change().and_then([&](EnvChange change) -> Result<EnvChange> {
        change.file = mark + fileWithChange(bytes, text, QString::fromUtf8(change.file));
        const auto back = envLogin(change.file, key);
        const bool isProven = back && isSameAccount(back->address, login.address) && back->password == login.password;
        return isProven ? Result<EnvChange>(change) : failure(ErrorKind::SecretNotKept, Field::Password);
    });
}

QString freeEnvKey(const QByteArray &file, const QString &wish, const ServerAddress &address)
{
    const QString text = readableText(file.sliced(utf8MarkOf(file).size()));
    const auto isFree = [&](const QString &key) {
        if (const auto candidate = candidateIn(text, key))
            return candidate->reading && isSameAccount(candidate->reading->address, address);
        const auto entry = lastEntry(text, key);
        return !key.isEmpty() && !libpqParameterOfVariable(key) && (!entry || entry->value.length == 0);
    };
    if (isFree(wish))
        return wish;
    const QString own = u"BUDGET_DATABASE_URL"_s;
    QString key = own;
    for (int count = 2; !isFree(key); ++count)
        key = own + u'_' + QString::number(count);
    return key;
}

QByteArray envFileWithoutPassword(const QByteArray &file, const QString &key, const ServerAddress &address)
{
    const QString text = readableText(file.sliced(utf8MarkOf(file).size()));
    const auto candidate = candidateIn(text, key);
    if (!candidate || !candidate->reading || !isSameAccount(candidate->reading->address, address))
        return file;
    const auto password = partOf(*candidate->reading, PartKind::Password);
    const auto entry = password ? entryAround(text, *password) : std::nullopt;
    return entry ? envFileWithout(file, entry->key.toUtf8()) : file;
}

} // namespace budget
