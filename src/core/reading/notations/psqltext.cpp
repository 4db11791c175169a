// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/psqltext.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/environmenttext.h"
#include "core/reading/notations/keyvaluetext.h"
#include "core/reading/notations/psqlprogram.h"
#include "core/reading/notations/shellwords.h"
#include "core/reading/notations/url/embeddedurl.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Option
{
    QChar letter;
    QStringView longName;
    QStringView name; ///< libpq's name; empty for an option that does not concern the connection
};

// The options of all programs whose value is the next word. Every other long option is a switch or has its value
// behind '='.
constexpr std::array kOptions{
    Option{u'h', u"host", u"host"},     Option{u'p', u"port", u"port"},
    Option{u'U', u"username", u"user"}, Option{u'u', u"user", u"user"},
    Option{u'd', u"dbname", u"dbname"}, Option{QChar(), u"command", {}},
    Option{QChar(), u"file", {}},       Option{QChar(), u"field-separator", {}},
    Option{QChar(), u"log-file", {}},   Option{QChar(), u"output", {}},
    Option{QChar(), u"pset", {}},       Option{QChar(), u"record-separator", {}},
    Option{QChar(), u"table-attr", {}}, Option{QChar(), u"variable", {}},
    Option{QChar(), u"set", {}},        Option{QChar(), u"schema", {}},
    Option{QChar(), u"table", {}},      Option{QChar(), u"jobs", {}},
    Option{QChar(), u"format", {}},     Option{QChar(), u"exclude-table", {}},
    Option{QChar(), u"pgdata", {}},     Option{QChar(), u"exclude-schema", {}},
    Option{QChar(), u"timeout", {}},    Option{QChar(), u"role", {}},
};

/// The position at which the command ends for the shell within a word; -1 where it goes on. An '&' before a further
/// parameter, an operator in a password and '<host>' do not end it: such commands are pasted although a shell would
/// reject them.
qsizetype endOfCommandIn(const ShellWord &word)
{
    const QStringView text = word.text.view();
    const qsizetype at = postgresScheme(text) ? text.lastIndexOf(u'@') : -1;
    const bool isPlaceholder = text.contains(u'<') && text.indexOf(u'>') > text.indexOf(u'<') + 1;
    for (const qsizetype i : word.operators) {
        const QChar c = text[i];
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        const bool isInUrl = c == u'&' && i > 0 && !next.isNull() && next != u'&' && next != u'>';
        const bool isBracket = isPlaceholder && (c == u'<' || c == u'>');
        if (i > at && !isInUrl && !isBracket)
            return i;
    }
    return -1;
}

/// A word before the program's name, without the ';' or '&&' that ends a command there: PGPASSWORD=Kx7; psql …
SourceText withoutEndOfCommand(const ShellWord &word)
{
    qsizetype length = word.text.size();
    for (auto i = word.operators.rbegin(); i != word.operators.rend() && *i + 1 == length; ++i)
        --length;
    return word.text.mid(0, length);
}

/// The words of the command; the index of its program's name is `program`.
std::vector<SourceText> wordsOfCommand(const std::vector<ShellWord> &all, std::size_t program)
{
    std::vector<SourceText> words;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ShellWord &word = all[i];
        const qsizetype end = i > program ? endOfCommandIn(word) : -1;
        if (i < program)
            words.push_back(withoutEndOfCommand(word));
        else if (end < 0)
            words.push_back(word.text);
        else if (end > 0 && !(end == 1 && word.text.at(0).isDigit())) // 2>&1
            words.push_back(word.text.mid(0, end));
        if (end >= 0)
            break;
    }
    return words;
}

class PsqlWalk
{
public:
    PsqlWalk(const SourceText &text, const std::vector<ShellWord> &words, std::size_t program)
        : m_words(wordsOfCommand(words, program)), m_programAt(program),
          m_isQuoted(text.view().contains(u'\'') || text.view().contains(u'"'))
    {
        m_reading.form = TextForm::PsqlCommand;
    }

    Readable<RawReading> walk()
    {
        for (; m_at < m_programAt; ++m_at) {
            const bool isVariable = addLibpqVariable(m_words[m_at], m_reading) || addSpacedVariable();
            const RawSetting *last = isVariable ? &m_reading.settings.back() : nullptr;
            if (last && last->name == u"password" && hasOperator(last->value))
                return faultAt(last->span, FaultKind::ValueUnclear, Field::Password);
        }
        m_program = programNamed(m_words[m_programAt].view());
        m_at = m_programAt;
        for (++m_at; m_at < m_words.size(); ++m_at) {
            const Readable<void> isRead = readWord(m_words[m_at]);
            if (!isRead)
                return tl::make_unexpected(isRead.error());
        }
        return std::move(m_reading);
    }

private:
    /// Adds a variable and its value that are words of their own: set -x PGPASSWORD Kx7; psql …
    bool addSpacedVariable()
    {
        const ParameterRule *rule = libpqParameterOfVariable(m_words[m_at].view());
        if (!rule || m_at + 1 >= m_programAt)
            return false;
        const SourceText &name = m_words[m_at++];
        m_reading.settings.push_back({rule->name.toString(), m_words[m_at].text(), name.span(), m_words[m_at].span()});
        return true;
    }

    /// Whether a shell would end the command within the value if it had no quotes.
    bool hasOperator(QStringView value) const
    {
        return !m_isQuoted && std::ranges::any_of(value, [](QChar c) { return QStringView(u";|&<>").contains(c); });
    }

    Readable<void> readWord(const SourceText &word)
    {
        if (word.view().startsWith(u"--"))
            return readLong(word);
        if (word.size() > 1 && word.at(0) == u'-')
            return readShort(word);
        return readBare(word);
    }

    Readable<void> readLong(const SourceText &word)
    {
        const qsizetype equals = word.view().indexOf(u'=');
        const QStringView name = word.view().sliced(2, (equals < 0 ? word.size() : equals) - 2);
        if (name == u"password")
            return equals < 0 ? checkWordBehindPassword()
                              : faultAt(word.mid(equals + 1).span(), FaultKind::OptionWithoutValue, Field::Password);
        for (const Option &option : kOptions) {
            if (name == option.longName)
                return equals < 0 ? readNext(option, word) : add(option.name, word.mid(equals + 1));
        }
        return {};
    }

    /// Reads short options. Switches may be combined, and a value may follow its letter directly: -Xqhlocalhost.
    Readable<void> readShort(const SourceText &word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            if (word.at(i) == u'W') {
                const bool isLast = i + 1 == word.size() || QStringView(u"hpUd").contains(word.at(word.size() - 1));
                return isLast ? checkWordBehindPassword()
                              : faultAt(word.mid(i + 1).span(), FaultKind::OptionWithoutValue, Field::Password);
            }
            for (const Option &option : kOptions) {
                if (word.at(i) == option.letter)
                    return i + 1 < word.size() ? add(option.name, word.mid(i + 1)) : readNext(option, word);
            }
            if (m_program && m_program->letters.contains(word.at(i)))
                return i + 1 < word.size() ? Readable<void>() : readNext({}, word);
        }
        return {};
    }

    /// Fails where the word behind -W or --password is probably meant as the password: where it does not look like the
    /// name of a database, or where another word names the database.
    Readable<void> checkWordBehindPassword() const
    {
        if (m_at + 1 >= m_words.size() || m_words[m_at + 1].view().startsWith(u'-'))
            return {};
        const SourceText &word = m_words[m_at + 1];
        const auto isOfName = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_'; };
        const bool isDatabase = postgresScheme(word.view()) || word.view().contains(u'=')
            || std::ranges::all_of(word.view(), isOfName);
        const auto isNamed = [this] {
            const auto namesDatabase = [](const SourceText &each) {
                return each.view().startsWith(u"-d") || each.view().startsWith(u"--dbname");
            };
            const bool hasFurtherWord = m_at + 2 < m_words.size() && !m_words[m_at + 2].view().startsWith(u'-');
            return m_bareWords > 0 || hasFurtherWord || std::ranges::any_of(m_words, namesDatabase);
        };
        return isDatabase && !isNamed() ? Readable<void>()
                                        : faultAt(word.span(), FaultKind::OptionWithoutValue, Field::Password);
    }

    Readable<void> readNext(const Option &option, const SourceText &word)
    {
        if (m_at + 1 >= m_words.size())
            return faultAt(word.span(), FaultKind::ParameterWithoutValue);
        return add(option.name, m_words[++m_at]);
    }

    /// Reads an argument that is not an option: the first is the database, the second the user.
    Readable<void> readBare(const SourceText &word)
    {
        const QStringView name = ++m_bareWords == 1 ? QStringView(u"dbname") : QStringView(u"user");
        const bool isUrl = postgresScheme(word.view()).has_value();
        const bool hasUser = std::ranges::any_of(m_reading.settings,
                                                 [](const RawSetting &each) { return each.name == u"user"; });
        if (m_bareWords == 2 && m_hasUrl && hasUser) // psql would ignore the word, or take it for the user
            return faultAt(word.span(), FaultKind::ValueUnclear, Field::User);
        const bool isOther = m_program && !m_program->isBareDatabase && !isUrl; // such as the file of pg_restore
        return m_bareWords > 2 || isOther ? Readable<void>() : add(name, word);
    }

    Readable<void> add(QStringView name, const SourceText &value)
    {
        const bool isDatabase = name == u"dbname";
        if (isDatabase && postgresScheme(value.view()))
            return mergeUrl(value);
        if (isDatabase && value.view().contains(u'='))
            return merge(readKeyValueText(value));
        if (!name.isEmpty())
            m_reading.settings.push_back({name.toString(), value.text(), {}, value.span()});
        return {};
    }

    Readable<void> mergeUrl(const SourceText &url)
    {
        m_hasUrl = true;
        return merge(readUrlText(url, UrlPlace::Quoted));
    }

    Readable<void> merge(const Readable<RawReading> &inner)
    {
        if (!inner)
            return tl::make_unexpected(inner.error());
        m_reading.settings.insert(m_reading.settings.end(), inner->settings.begin(), inner->settings.end());
        m_reading.driver = inner->driver;
        m_reading.driverSpan = inner->driverSpan;
        m_reading.looseAt = inner->looseAt;
        return {};
    }

    std::vector<SourceText> m_words;
    std::size_t m_programAt;
    bool m_isQuoted; ///< whether there are quotation marks in the command
    std::size_t m_at = 0;
    int m_bareWords = 0;
    bool m_hasUrl = false; ///< whether the database is named by a URL
    const PsqlProgram *m_program = nullptr;
    RawReading m_reading;
};

} // namespace

bool isPsqlText(const SourceText &text)
{
    return namesProgram(text.view()) && indexOfProgram(shellWordsWithOperators(text)) >= 0;
}

Readable<RawReading> readPsqlText(const SourceText &text)
{
    const std::vector<ShellWord> words = shellWordsWithOperators(text);
    const std::ptrdiff_t program = indexOfProgram(words);
    if (program < 0)
        return faultAt(text.span(), FaultKind::NotRecognised);
    return PsqlWalk(text, words, static_cast<std::size_t>(program)).walk();
}

} // namespace budget
