// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/arguments/argumentlines.h"

#include "core/reading/notations/commandlines.h"
#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/psqltext.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/shellwords.h"
#include "core/reading/notations/url/urltext.h"

#include <algorithm>
#include <array>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// An option of a command line: `--name=value`, `-name value`, `-Dname=value`, `--conf name=value`.
struct Argument
{
    QString name;
    SourceText word;
    SourceText value;
};

QStringView withoutDashes(QStringView word)
{
    while (word.startsWith(u'-'))
        word = word.sliced(1);
    return word.startsWith(u'D') && word.contains(u'=') ? word.sliced(1) : word;
}

bool isOption(const SourceText &word)
{
    return word.size() > 1 && word.at(0) == u'-' && word.at(1) != u' ';
}

std::vector<Argument> argumentsOf(const std::vector<SourceText> &words)
{
    std::vector<Argument> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const SourceText &word = words[i];
        const QStringView plain = withoutDashes(word.view());
        const qsizetype equals = plain.indexOf(u'=');
        const qsizetype behind = word.size() - plain.size() + equals + 1;
        const bool isSpaced = isOption(word) && equals < 0 && i + 1 < words.size() && !isOption(words[i + 1]);
        if (equals > 0)
            all.push_back({plain.first(equals).toString(), word, word.mid(behind)});
        else if (isSpaced)
            all.push_back({plain.toString(), word, words[i + 1]});
    }
    return all;
}

class ArgumentLine
{
public:
    explicit ArgumentLine(const SourceText &line)
        : m_line(line), m_words(shellWords(line)), m_isBesideUrl(line.view().contains(u"://"))
    { }

    std::optional<FoundConnection> connection()
    {
        if (m_words.size() < 2)
            return std::nullopt;
        if (m_words.front().view() == u"!connect") {
            takeConnectCommand();
        } else {
            const bool hasOption = std::ranges::any_of(m_words, isOption);
            for (const Argument &argument : hasOption ? argumentsOf(m_words) : std::vector<Argument>())
                take(argument);
        }
        if (m_isTwice || !isConnection())
            return std::nullopt;
        return FoundConnection{{}, m_line.span(), reading()};
    }

private:
    /// sqlline's and Beeline's command: !connect URL USER PASSWORD
    void takeConnectCommand()
    {
        constexpr std::array<QStringView, 2> kNames{u"user", u"password"};
        if (postgresScheme(m_words[1].view()))
            m_url = m_words[1];
        for (std::size_t i = 0; i < kNames.size() && i + 2 < m_words.size(); ++i)
            add(kNames[i].toString(), m_words[i + 2], m_words[i + 2]);
    }

    void take(const Argument &argument)
    {
        if (postgresScheme(argument.value.view())) {
            m_isTwice = m_isTwice || (m_url && m_url->view() != argument.value.view());
            m_url = argument.value;
        } else if (const QString name = nameOf(argument); !name.isEmpty()) {
            add(name, argument.word, argument.value);
        } else if (productOf(argument.value.text()) == Product::Postgres) {
            m_isPostgres = true;
        }
    }

    /// libpq's name for an option; empty where it does not concern the connection.
    QString nameOf(const Argument &argument)
    {
        if (m_isBesideUrl
            && (argument.name == u"n" || argument.name == u"u")) // -u is the URL beside -n, which is found by its value
            return u"user"_s;
        if (m_isBesideUrl && argument.name == u"p")
            return u"password"_s;
        if (argument.name == u"d")
            return u"dbname"_s;
        if (argument.name == u"conn-schema") // Airflow's name for the database
            return u"dbname"_s;
        const auto meaning = settingNameOf(argument.name);
        const bool isLongOption = argument.word.view().startsWith(u"--") && argument.name == argument.name.toLower();
        const bool isHostOfDatabase = isLongOption && meaning && meaning->name == u"host"
            && isDatabaseFamily(meaning->family); // --db-host
        m_isPostgres = m_isPostgres || isHostOfDatabase;
        const bool isName = argument.name.size() > 1 && meaning && meaning->part == SettingPart::Address
            && meaning->name != u"host";
        const bool isHost = meaning && meaning->name == u"host" && !meaning->isWeak;
        return isName || isHost ? meaning->name : QString();
    }

    void add(const QString &name, const SourceText &word, const SourceText &value)
    {
        const auto earlier = std::ranges::find(m_sides, name, &RawSetting::name);
        if (earlier == m_sides.end())
            m_sides.push_back({name, value.text(), word.span(), value.span()});
        else
            m_isTwice = m_isTwice || earlier->value != value.text();
    }

    [[nodiscard]] bool has(QStringView name) const
    {
        return std::ranges::any_of(m_sides, [name](const RawSetting &side) { return side.name == name; });
    }

    [[nodiscard]] bool isConnection() const
    {
        if (m_url)
            return has(u"user") || has(u"password");
        return m_isPostgres && has(u"host") && has(u"user");
    }

    /// Fails where a quotation mark is open, or where the shell replaces a part of the password.
    Readable<RawReading> reading()
    {
        RawReading found;
        if (m_url) {
            auto url = readPlainConnection(*m_url);
            if (!url)
                return url;
            found = *std::move(url);
        }
        found.form = TextForm::Settings;
        found.whole = m_line.span();
        const bool isOpen = m_line.view().count(u'\'') % 2 != 0 || m_line.view().count(u'"') % 2 != 0;
        const auto isGiven = [&](const QString &name) {
            return std::ranges::any_of(found.settings, [&](const RawSetting &each) { return each.name == name; });
        };
        std::vector<RawSetting> sides;
        for (const RawSetting &side : m_sides) {
            const bool isUnclear = side.name == u"password" && (isOpen || isExpandedInPart(side));
            if (isUnclear)
                return faultAt(side.span, FaultKind::ValueUnclear, Field::Password);
            if (side.name == u"user" && side.value.contains(u':')) // curl's -u user:password
                return faultAt(side.span, FaultKind::ValueUnclear, Field::User);
            const bool isPlace = side.name == u"host" || side.name == u"port";
            if (!isGiven(side.name) && !(m_url && isPlace))
                sides.push_back(side);
        }
        found.settings.insert(found.settings.begin(), sides.begin(), sides.end());
        return found;
    }

    /// Whether a shell would replace a part of the value, as in 'Kx7$HOME' without single quotes.
    [[nodiscard]] bool isExpandedInPart(const RawSetting &side) const
    {
        const qsizetype dollar = side.value.indexOf(u'$', 1);
        if (dollar < 0 || dollar + 1 >= side.value.size() || side.value.startsWith(u'$'))
            return false;
        const qsizetype before = side.span.offset - m_line.span(0, 1).offset - 1;
        const bool isSingle = before >= 0 && before < m_line.size() && m_line.at(before) == u'\'';
        return !isSingle;
    }

    const SourceText &m_line;
    std::vector<SourceText> m_words;
    bool m_isBesideUrl; ///< whether the line contains a URL
    std::optional<SourceText> m_url;
    std::vector<RawSetting> m_sides;
    bool m_isPostgres = false;
    bool m_isTwice = false; ///< whether two values have the same name
};

} // namespace

std::vector<FoundConnection> argumentLines(const SourceText &text)
{
    std::vector<FoundConnection> found;
    for (const SourceText &line : commandsOf(text)) {
        if (!line.view().contains(u'-') && !line.view().startsWith(u'!'))
            continue;
        if (isPsqlText(line))
            continue;
        if (auto connection = ArgumentLine(line).connection())
            found.push_back(*std::move(connection));
    }
    return found;
}

} // namespace budget
