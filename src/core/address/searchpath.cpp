// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/searchpath.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Whether the server's scanner treats the character as white space.
bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

/// The name in lower case, for ASCII letters only. (PostgreSQL also folds other letters in single-byte encodings, but
/// never in UTF-8.)
QString folded(QStringView name)
{
    QString lower = name.toString();
    for (QChar &c : lower)
        c = c >= u'A' && c <= u'Z' ? c.toLower() : c;
    return lower;
}

bool isPlainName(const QString &name)
{
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return !name.isEmpty() && !name.front().isDigit() && std::all_of(name.begin(), name.end(), isPlain);
}

/// Reads the comma-separated names of a search_path.
class NameList
{
public:
    explicit NameList(QStringView text) : m_text(text) { }

    std::optional<QStringList> read()
    {
        skipBlanks();
        while (m_at < m_text.size()) {
            const std::optional<QString> name = here() == u'"' ? quoted() : plain();
            if (!name)
                return std::nullopt;
            m_names += *name;
            skipBlanks();
            if (m_at == m_text.size())
                return m_names;
            if (here() != u',')
                return std::nullopt;
            ++m_at;
            skipBlanks();
            if (m_at == m_text.size())
                return std::nullopt;
        }
        return m_names;
    }

private:
    [[nodiscard]] QChar here() const { return m_text[m_at]; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(here()))
            ++m_at;
    }

    std::optional<QString> plain()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && here() != u',' && here() != u'"' && !isBlank(here()))
            ++m_at;
        if (m_at == from)
            return std::nullopt;
        return folded(m_text.sliced(from, m_at - from));
    }

    std::optional<QString> quoted()
    {
        QString name;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (here() == u'"') {
                ++m_at;
                if (m_at == m_text.size() || here() != u'"')
                    return name.isEmpty() ? std::nullopt : std::optional(name);
            }
            name += here();
        }
        return std::nullopt;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QStringList m_names;
};

struct OptionWord
{
    qsizetype from = 0;
    qsizetype end = 0;
    QString text; ///< without the backslashes of escapes
};

std::vector<OptionWord> wordsOf(const QString &options)
{
    std::vector<OptionWord> words;
    bool isInWord = false;
    for (qsizetype i = 0; i < options.size(); ++i) {
        if (isBlank(options[i])) {
            isInWord = false;
            continue;
        }
        if (!std::exchange(isInWord, true))
            words.push_back({i, i, {}});
        i += options[i] == u'\\' ? 1 : 0;
        words.back().text += options.mid(i, 1);
        words.back().end = qMin(i + 1, options.size());
    }
    return words;
}

/// The value of a setting 'search_path=…'; nothing for any other setting.
std::optional<QString> searchPathIn(const QString &setting)
{
    const qsizetype equals = setting.indexOf(u'=');
    const QString name = setting.first(qMax<qsizetype>(equals, 0)).trimmed().replace(u'-', u'_');
    const bool isSearchPath = name.compare(u"search_path"_s, Qt::CaseInsensitive) == 0;
    return isSearchPath ? std::optional(setting.sliced(equals + 1)) : std::nullopt;
}

} // namespace

std::optional<QStringList> schemasOf(QStringView searchPath)
{
    return NameList(searchPath).read();
}

SplitOptions withoutSearchPath(const QString &options)
{
    SplitOptions split;
    qsizetype keptFrom = 0;
    const std::vector<OptionWord> words = wordsOf(options);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const OptionWord &word = words[i];
        const bool isSpread = word.text == u"-c"_s && i + 1 < words.size();
        const bool isSetting = isSpread || word.text.startsWith(u"--"_s) || word.text.startsWith(u"-c"_s);
        i += isSpread ? 1 : 0;
        const auto path = isSetting ? searchPathIn(isSpread ? words[i].text : word.text.sliced(2)) : std::nullopt;
        if (!path)
            continue;
        split.searchPath = path;
        split.rest += options.sliced(keptFrom, word.from - keptFrom);
        keptFrom = qMin(words[i].end + 1, options.size());
    }
    split.rest += options.sliced(keptFrom);
    if (split.searchPath && keptFrom == options.size())
        split.rest = split.rest.trimmed();
    return split;
}

QString withSearchPath(const QString &options, const QString &schema)
{
    QString name = schema;
    if (!isPlainName(schema))
        name = u'"' + name.replace(u'"', u"\"\""_s) + u'"';
    QString escaped;
    for (const QChar c : name)
        escaped += isBlank(c) || c == u'\\' ? QString(u'\\') + c : QString(c);
    const QString option = u"-csearch_path="_s + escaped;
    return options.isEmpty() ? option : option + u' ' + options;
}

} // namespace budget
