// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/psqltext.h"

#include "core/reading/notations/environmenttext.h"
#include "core/reading/notations/keyvaluetext.h"
#include "core/reading/notations/shellwords.h"
#include "core/reading/notations/url/embeddedurl.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A program of PostgreSQL, with the letters that distinguish its options with a value from its switches.
struct Program
{
    QStringView name;
    QStringView letters; ///< the options with a value that does not concern the connection
    bool isBareDatabase = true;
};

constexpr std::array kPrograms{
    Program{u"psql", u"cfFLoPRTv"},
    Program{u"pgcli", u"cfFLoPRTv"},
    Program{u"pg_dump", u"fFjnNtTeESZ"},
    Program{u"pg_dumpall", u"flES", false},
    Program{u"pg_restore", u"fFjnNtTILPS", false},
    Program{u"pgbench", u"bcDfFIjLMPRstT"},
    Program{u"createdb", u"DETlOS"},
    Program{u"dropdb", u""},
    Program{u"createuser", u"cgmsav", false},
    Program{u"vacuumdb", u"tjPn"},
    Program{u"reindexdb", u"tjinS"},
    Program{u"clusterdb", u"t"},
    Program{u"pg_isready", u"t", false},
    Program{u"pg_basebackup", u"DFrTXlZSc", false},
    Program{u"pg_receivewal", u"DESZ", false},
    Program{u"pg_amcheck", u"ijrst"},
};

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

const Program *programOf(QStringView word)
{
    QStringView name = word.sliced(qMax(word.lastIndexOf(u'/'), word.lastIndexOf(u'\\')) + 1);
    if (name.endsWith(u".exe"))
        name.chop(4);
    const auto *const found = std::ranges::find_if(kPrograms, [&](const Program &each) { return each.name == name; });
    return found == kPrograms.end() ? nullptr : found;
}

bool isProgram(QStringView word)
{
    return programOf(word);
}

/// Whether the word is an assignment `NAME=value`.
bool isAssignment(QStringView word)
{
    const qsizetype equals = word.indexOf(u'=');
    const auto isNameCharacter = [](QChar c) { return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_'; };
    return equals > 0 && std::all_of(word.begin(), word.begin() + equals, isNameCharacter);
}

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

/// The words of the first command that names one of PostgreSQL's programs.
std::vector<SourceText> wordsOfCommand(const SourceText &text)
{
    std::vector<SourceText> words;
    bool isBehindProgram = false;
    for (const ShellWord &word : shellWordsWithOperators(text)) {
        const qsizetype end = isBehindProgram ? endOfCommandIn(word) : -1;
        if (end < 0)
            words.push_back(word.text);
        else if (end > 0 && !(end == 1 && word.text.at(0).isDigit())) // 2>&1
            words.push_back(word.text.mid(0, end));
        if (end >= 0)
            break;
        isBehindProgram = isBehindProgram || isProgram(word.text.view());
    }
    return words;
}

class PsqlWalk
{
public:
    explicit PsqlWalk(const SourceText &text) : m_words(wordsOfCommand(text))
    {
        m_reading.form = TextForm::PsqlCommand;
    }

    Readable<RawReading> walk()
    {
        for (; m_at < m_words.size() && !isProgram(m_words[m_at].view()); ++m_at)
            addLibpqVariable(m_words[m_at], m_reading);
        m_program = m_at < m_words.size() ? programOf(m_words[m_at].view()) : nullptr;
        for (++m_at; m_at < m_words.size(); ++m_at) {
            const Readable<void> isRead = readWord(m_words[m_at]);
            if (!isRead)
                return tl::make_unexpected(isRead.error());
        }
        return std::move(m_reading);
    }

private:
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
            for (const Option &option : kOptions) {
                if (word.at(i) == option.letter)
                    return i + 1 < word.size() ? add(option.name, word.mid(i + 1)) : readNext(option, word);
            }
            if (m_program && m_program->letters.contains(word.at(i)))
                return i + 1 < word.size() ? Readable<void>() : readNext({}, word);
        }
        return {};
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
    std::size_t m_at = 0;
    int m_bareWords = 0;
    bool m_hasUrl = false; ///< whether the database is named by a URL
    const Program *m_program = nullptr;
    RawReading m_reading;
};

} // namespace

bool namesProgram(QStringView line)
{
    return std::ranges::any_of(kPrograms, [&](const Program &each) { return line.contains(each.name); });
}

bool isPsqlText(const SourceText &text)
{
    if (!namesProgram(text.view()))
        return false;
    const std::vector<SourceText> words = shellWords(text);
    const auto isBefore = [](const SourceText &word) {
        return !isProgram(word.view())
            && (isAssignment(word.view()) || word.view() == u"sudo" || word.view() == u"export" || word.view() == u"env"
                || word.view() == u"time");
    };
    const auto program = std::find_if_not(words.begin(), words.end(), isBefore);
    return program != words.end() && isProgram(program->view()) && program + 1 != words.end();
}

Readable<RawReading> readPsqlText(const SourceText &text)
{
    return PsqlWalk(text).walk();
}

} // namespace budget
