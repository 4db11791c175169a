// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of CodeReader that read calls whose arguments have no names.
#include "core/reading/notations/settings/codereader.h"

#include "core/reading/notations/settings/values/formatplaces.h"

#include <QRegularExpression>
#include <QStringList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

} // namespace

/// Reads what follows a text with places for values, up to the bracket with the values: "…%s…" % (…), "…{}…".format(…).
bool CodeReader::readFormat(const Literal &literal, TextSpan span, const QString &target)
{
    static const QRegularExpression call(uR"(\G[ \t]*(?:%[ \t]*(?=[(\[])|\.format(?:ted)?(?=\()))"_s);
    const bool hasPlaces = literal.isClear && hasFormatPlaces(literal.text.view());
    const auto match = hasPlaces ? call.match(m_cursor.text().text(), m_cursor.at(), QRegularExpression::NormalMatch,
                                              QRegularExpression::AnchorAtOffsetMatchOption
                                                  | QRegularExpression::DontCheckSubjectStringMatchOption)
                                 : QRegularExpressionMatch();
    if (!match.hasMatch())
        return false;
    const qsizetype behind = m_cursor.at();
    m_cursor.moveTo(match.capturedEnd());
    if (!m_cursor.isMatched()) {
        m_cursor.moveTo(behind);
        return false;
    }
    m_cursor.openBracket(u"format"_s);
    m_cursor.setLabel({});
    m_cursor.scope().target = target;
    m_cursor.scope().values.push_back({Kind::Literal, literal.text, span, true, false});
    return true;
}

/// Reads a number among the values for a text with places.
void CodeReader::readNumber()
{
    const qsizetype from = m_cursor.at();
    while (m_cursor.peek().isDigit())
        m_cursor.moveTo(m_cursor.at() + 1);
    const qsizetype end = m_cursor.at();
    m_cursor.skipSpace();
    const SourceText number = m_cursor.text().mid(from, end - from);
    if (m_cursor.peek() == u',' || isClosingBracket(m_cursor.peek()))
        m_cursor.scope().values.push_back({Kind::Literal, number, number.span(), false});
}

/// Sets the label of the brackets behind a word.
void CodeReader::labelCall(const QString &word, bool isCall)
{
    const QString lower = word.toLower();
    const QString before = m_cursor.label().toLower(); // 'create database ledger engine'
    for (const QString &each : {u"database"_s, u"table"_s}) {
        if (before.startsWith(u"create "_s + each))
            m_statement = each;
    }
    if (QStringList{u"database"_s, u"table"_s, u"from"_s, u"into"_s}.contains(lower))
        m_statement = lower;
    const bool isClickHouse = isCall && (lower == u"postgresql" || lower == u"materializedpostgresql");
    if (isCall && isFormatCall(word))
        m_cursor.setTarget(m_cursor.label());
    m_cursor.setLabel(isClickHouse ? u"PostgreSQL "_s + m_statement : word);
}

/// Opens the brackets of DuckDB's CREATE SECRET name (HOST '…', PORT 5432).
bool CodeReader::readSqlSecret()
{
    const qsizetype from = m_cursor.at();
    m_cursor.moveTo(m_cursor.endOfName());
    m_cursor.skipSpace();
    const bool isOptions = m_cursor.peek() == u'(';
    if (isOptions)
        m_cursor.setLabel(u"options"_s);
    else
        m_cursor.moveTo(from);
    return isOptions;
}

} // namespace budget
