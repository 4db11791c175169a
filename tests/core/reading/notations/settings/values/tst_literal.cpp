// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/literal.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr LiteralRules kCode{};
constexpr LiteralRules kYaml{BackslashRule::IsPlain, BackslashRule::Escapes, DoubledQuoteRule::IsQuote};
constexpr LiteralRules kShell{BackslashRule::IsPlain, BackslashRule::EscapesOrPlain, DoubledQuoteRule::IsUnclear};

/// The literal's text between '<' and '>', then '?' if languages read it differently, '$' if variables are replaced in
/// it, and the text behind the literal.
QString printed(const QString &text, const LiteralRules &rules)
{
    const auto literal = readLiteral(SourceText(text), 0, rules);
    if (!literal)
        return u"none"_s;
    return u'<' + literal->text.text() + u'>' + (literal->isClear ? u""_s : u"?"_s)
        + (literal->isInterpolated ? u"$"_s : u""_s) + text.sliced(literal->end);
}

} // namespace

class TestLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LiteralRules>("rules");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const LiteralRules &rules, const QString &expected) {
            QTest::newRow(name) << text << rules << expected;
        };
        row("double quotes", u"\"abc\" rest"_s, kCode, u"<abc> rest"_s);
        row("single quotes", u"'abc', 1"_s, kCode, u"<abc>, 1"_s);
        row("empty", u"''"_s, kCode, u"<>"_s);
        row("backticks", u"`abc`"_s, kCode, u"<abc>"_s);
        row("backticks over lines", u"`a\nb`"_s, kCode, u"<a\nb>"_s);
        row("three marks", u"\"\"\"a\"b\"\"\" x"_s, kCode, u"<a\"b> x"_s);
        row("three marks over lines", u"'''a\nb'''"_s, kCode, u"<a\nb>"_s);
        row("curly marks", u"\u201Cabc\u201D"_s, kCode, u"<abc>"_s);
        row("a curly mark within straight ones", u"'it\u2019s'"_s, kCode, u"<it\u2019s>"_s);
        row("the other mark within", u"\"it's\""_s, kCode, u"<it's>"_s);
        row("an escaped mark", u"'it\\'s'"_s, kCode, u"<it's>"_s);
        row("an escaped backslash", u"'a\\\\b'"_s, kCode, u"<a\\b>"_s);
        row("an escaped slash", u"\"a\\/b\""_s, kCode, u"<a/b>"_s);
        row("a code", u"\"a\\u0026b\""_s, kCode, u"<a&b>"_s);
        row("a code in capitals", u"\"a\\u00E9b\""_s, kCode, u"<a\u00E9b>"_s);
        row("half a code", u"\"a\\u00\""_s, kCode, u"<a\\u00>?"_s);
        row("a code of a control character", u"\"a\\u0001b\""_s, kCode, u"<a\\u0001b>?"_s);
        row("an escape that languages read differently", u"'a\\xb'"_s, kCode, u"<a\\xb>?"_s);
        row("an escaped dollar sign in double quotes", u"\"a\\$b\""_s, kCode, u"<a$b>"_s);
        row("an escaped dollar sign in single quotes", u"'a\\$b'"_s, kCode, u"<a$b>?"_s);
        row("a doubled mark in code", u"'a''b'"_s, kCode, u"<a'b>?"_s);
        row("a variable", u"`a${b}c`"_s, kCode, u"<a${b}c>$"_s);
        row("Ruby's variable", u"\"a#{b}c\""_s, kCode, u"<a#{b}c>$"_s);
        row("not closed", u"'abc"_s, kCode, u"none"_s);
        row("not closed in its line", u"'abc\n'"_s, kCode, u"none"_s);
        row("a backslash at the end", u"'abc\\"_s, kCode, u"none"_s);
        row("three marks that are not closed", u"'''abc''"_s, kCode, u"none"_s);

        row("YAML, a doubled mark", u"'it''s'"_s, kYaml, u"<it's>"_s);
        row("YAML, a mark at both ends", u"'''a'''"_s, kYaml, u"<'a'>"_s);
        row("YAML, nothing but a mark", u"''''"_s, kYaml, u"<'>"_s);
        row("YAML, a backslash in single quotes", u"'a\\b'"_s, kYaml, u"<a\\b>"_s);
        row("YAML, a backslash in double quotes", u"\"a\\\\b\""_s, kYaml, u"<a\\b>"_s);
        row("YAML, a backslash before the closing mark", u"'a\\'"_s, kYaml, u"<a\\>?"_s);

        row("a shell, single quotes", u"'a\\b$c'"_s, kShell, u"<a\\b$c>"_s);
        row("a shell, an escaped mark", u"\"a\\\"b\""_s, kShell, u"<a\"b>"_s);
        row("a shell, an escaped dollar sign", u"\"a\\$b\""_s, kShell, u"<a$b>"_s);
        row("a shell, a backslash that stays", u"\"a\\wb\""_s, kShell, u"<a\\wb>"_s);
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(LiteralRules, rules);
        QTEST(printed(text, rules), "expected");
    }

    /// For a text of many open quotation marks, the time must not grow with the square of its length.
    void anOpenLiteralHasABound()
    {
        const QString open = u'`' + QString(1'000'000, u'a');
        QVERIFY(!readLiteral(SourceText(open + u'`'), 0, kCode));
        QCOMPARE(readLiteral(SourceText(open.left(1000) + u'`'), 0, kCode)->end, 1001);
    }

    /// Each character of the unescaped text has its position in the source.
    void placesAreThoseOfTheSource()
    {
        const QString text = u"x = 'a\\'b\\u0026c'"_s;
        const auto literal = readLiteral(SourceText(text), 4, kCode);
        QCOMPARE(literal->text.text(), u"a'b&c"_s);
        QCOMPARE(literal->text.span(0, 1).offset, 5);
        QCOMPARE(literal->text.span(2, 1).offset, 8);
        QCOMPARE(literal->text.span(4, 1).offset, 15);
    }
};

QTEST_APPLESS_MAIN(TestLiteral)
#include "tst_literal.moc"
