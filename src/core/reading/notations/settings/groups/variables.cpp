// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/variables.h"

#include "core/reading/notations/plainconnection.h"

#include <QHash>
#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

constexpr int kDeepest = 4; ///< a value may refer to a variable whose value refers to another one
constexpr qsizetype kLongest = 8192;

/// The variable's name in a reference: the last part of 'process.env.PGHOST' or 'config.host'.
QString keyOf(const QString &reference)
{
    return reference.mid(reference.lastIndexOf(u'.') + 1).remove(u'$').remove(u'@');
}

/// The variable's name; without the keyword of its declaration ('pw' in 'val pw').
QString keyOf(const ScannedSetting &setting)
{
    return setting.name.mid(setting.name.lastIndexOf(u' ') + 1);
}

class Resolving
{
public:
    explicit Resolving(ScannedSettings &scanned) : m_scanned(scanned)
    {
        for (const ScannedSetting &setting : scanned.settings) {
            if (setting.value.kind == Kind::Literal && !setting.name.isEmpty())
                insert(setting);
            else if (setting.value.kind == Kind::Reference && !setting.value.fallback)
                insertReference(setting);
            if (!setting.value.anchor.isEmpty())
                m_values.insert(u'*' + setting.value.anchor, setting.value);
        }
    }

    void resolve()
    {
        for (ScannedSetting &setting : m_scanned.settings) {
            if (!m_scanned.isTooMuch)
                resolve(setting.value, setting.name);
        }
        for (SettingsScope &scope : m_scanned.scopes) {
            for (ScannedValue &value : scope.values) {
                if (!m_scanned.isTooMuch)
                    resolve(value, {});
            }
        }
    }

private:
    /// Inserts the value under the variable's name, with and without the keyword of its declaration.
    void insert(const ScannedSetting &setting)
    {
        m_values.insert(setting.name, setting.value);
        m_values.insert(keyOf(setting), setting.value);
    }

    /// Inserts a variable whose value is another variable, unless the text sets it to a value as well.
    void insertReference(const ScannedSetting &setting)
    {
        const QString key = keyOf(setting.value.text.text());
        ScannedValue value = setting.value;
        value.kind = Kind::Literal;
        value.text = placeholderFor(key, value.span);
        if (key != keyOf(setting) && !key.startsWith(u'*') && !m_values.contains(keyOf(setting)))
            m_values.insert(keyOf(setting), value);
    }

    void resolve(ScannedValue &value, const QString &own)
    {
        if (value.kind == Kind::Reference)
            resolveReference(value, own);
        QSet<QString> names;
        for (int depth = 0; depth < kDeepest && value.kind == Kind::Literal && value.isExpandable; ++depth) {
            if (!expand(value, own, names))
                break;
        }
        if (!names.isEmpty() && isPlainConnection(value.text))
            m_scanned.expanded.unite(names);
    }

    void resolveReference(ScannedValue &value, const QString &own)
    {
        const QString key = keyOf(value.text.text());
        const auto found = m_values.constFind(key);
        value.kind = Kind::Literal;
        if (found != m_values.cend() && key != own) {
            value.text = found->text;
            value.isExpandable = found->isExpandable;
            value.variable = key;
            count(found->text.size());
        } else if (key.startsWith(u'*')) { // no alias of YAML, since there is no such anchor
            value.kind = Kind::Unclear;
        } else if (value.fallback) {
            value.text = *value.fallback;
            value.isExpandable = false;
        } else {
            value.text = placeholderFor(key, value.span);
            value.isExpandable = false;
        }
    }

    /// Counts the characters that replace variables.
    void count(qsizetype characters)
    {
        constexpr qsizetype kMost = 1 << 20; // bounds the memory for a hostile text
        m_expanded += characters;
        m_scanned.isTooMuch = m_scanned.isTooMuch || m_expanded > kMost;
    }

    /// The placeholder '${NAME}', at the position of the reference.
    static SourceText placeholderFor(const QString &key, TextSpan place)
    {
        const QString text = u"${"_s + key + u'}';
        SourceText placeholder;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isLast = i + 1 == text.size();
            const qsizetype at = isLast ? place.length - 1 : qMin(i, place.length - 1);
            placeholder.append(QString(text[i]), place.offset + qMax<qsizetype>(at, 0));
        }
        return placeholder;
    }

    /// Replaces the variables within a value and collects their names. Returns whether any was found.
    bool expand(ScannedValue &value, const QString &own, QSet<QString> &names)
    {
        static const QRegularExpression shape(
            uR"(\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-=][^{}\s"'`\\]*)?\}|([A-Z][A-Z0-9_]+)))"_s);
        if (!value.text.view().contains(u'$') || value.text.size() > kLongest)
            return false;
        SourceText expanded;
        qsizetype from = 0;
        bool isFound = false;
        for (auto each = shape.globalMatch(value.text.text()); each.hasNext();) {
            const auto match = each.next();
            const QString name = match.captured(match.lastCapturedIndex());
            const auto found = m_values.constFind(name);
            if (found == m_values.cend() || name == own || expanded.size() > kLongest)
                continue;
            append(expanded, value.text, from, match.capturedStart());
            expanded.append(found->text.text(), value.text.span(match.capturedStart(), 1).offset);
            from = match.capturedEnd();
            isFound = true;
            names.insert(name);
            count(found->text.size());
        }
        append(expanded, value.text, from, value.text.size());
        if (isFound)
            value.text = expanded;
        return isFound;
    }

    static void append(SourceText &to, const SourceText &source, qsizetype from, qsizetype end)
    {
        for (qsizetype i = from; i < end; ++i)
            to.append(source, i);
    }

    ScannedSettings &m_scanned;
    QHash<QString, ScannedValue> m_values;
    qsizetype m_expanded = 0; ///< the number of characters that replaced variables
};

} // namespace

QString variableName(const ScannedSetting &setting)
{
    return keyOf(setting);
}

QSet<QString> referencedNames(const ScannedSettings &scanned)
{
    QSet<QString> names;
    for (const ScannedSetting &setting : scanned.settings) {
        if (setting.value.kind == Kind::Reference)
            names.insert(keyOf(setting.value.text.text()));
    }
    for (const SettingsScope &scope : scanned.scopes) {
        for (const ScannedValue &value : scope.values) {
            if (value.kind == Kind::Reference)
                names.insert(keyOf(value.text.text()));
        }
    }
    return names;
}

void resolveVariables(ScannedSettings &scanned)
{
    Resolving(scanned).resolve();
}

} // namespace budget
