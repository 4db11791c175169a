// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/settingscursor.h"
#include "core/reading/notations/settings/values/literal.h"
#include "core/reading/notations/settings/values/xmlvalue.h"

namespace budget {

/// Reads source code, JSON and XML token by token: `name: 'value'`, `name='value'`, `"name": "value"`,
/// `'name' => 'value'`, `setName("value")`, `setProperty("name", "value")`, `:name "value"`, `<name>value</name>`.
class CodeReader
{
public:
    explicit CodeReader(SettingsCursor &cursor) : m_cursor(cursor) { }

    void readToken();

private:
    void readString();
    bool readFormat(const Literal &literal, TextSpan span, const QString &target);
    void readNumber();
    bool readPairWithin(const Literal &literal, qsizetype from);
    void readWord();
    bool readElement(const QString &name, TextSpan span);
    bool readElementBehind(const QString &attribute, const Literal &literal);
    void addElement(const QString &name, TextSpan span, const ElementText &element);
    bool readAssignment(const QString &name, TextSpan span);
    bool readSetter(const QString &name, TextSpan span);
    bool readSeparator(bool mayBeArgument);
    [[nodiscard]] bool isInPropertyCall();
    [[nodiscard]] bool isInSqlOptions() const;
    void leaveSubscript();
    bool readLiteralValue(const QString &name, TextSpan span);
    bool readPlainValue(const QString &name, TextSpan span);
    [[nodiscard]] bool readPlainText(qsizetype from, ScannedValue &value) const;
    bool readOddSecret(const QString &name, TextSpan span);
    bool readReference(const QString &name, TextSpan span);
    bool readCall(const QString &name, TextSpan span, const SourceText &function);
    bool readListValue(const QString &name, TextSpan span);
    void joinFurther(Literal &literal, const LiteralRules &rules) const;
    [[nodiscard]] bool isRawLiteral() const;
    bool readSqlSecret();
    void labelCall(const QString &word, bool isCall);
    bool readPlainWord(const QString &name, TextSpan span);
    int enterWrapper();
    [[nodiscard]] qsizetype endBehindWrapper(qsizetype end, int brackets) const;
    [[nodiscard]] std::optional<Literal> literalHere(bool isJson = false);
    [[nodiscard]] bool endsValue();
    [[nodiscard]] bool isOperatorHere() const;

    SettingsCursor &m_cursor;
    bool m_isPair = false; ///< the separator before the value is a ','
    bool m_isJson = false; ///< the name is in double quotes and followed by ':'
    qsizetype m_nextTag = 0; ///< the position of the '<' that was searched last
    QString m_statement;    ///< the last word of SQL that tells what is created: DATABASE, TABLE
    QString m_failedQuotes; ///< the quotation marks that are not closed in the current line
    qsizetype m_failedUntil = 0;
};

} // namespace budget
