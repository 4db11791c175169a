// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/markdown.h"

#include "core/plaintext.h"
#include "support/wordprobe.h"

#include <QTest>
#include <QTextDocument>
#include <QTextTable>

using namespace budget;
using namespace Qt::StringLiterals;

/// Escaped texts, read again by Qt's Markdown reader.
class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsReadAsItWas_data() { texts(); }
    void aTextIsReadAsItWas()
    {
        QFETCH(QString, text);
        QTextDocument document;
        document.setMarkdown(u"Text: "_s + markdown::plain(text), QTextDocument::MarkdownDialectGitHub);
        QCOMPARE(document.toPlainText(), u"Text: "_s + shown(text));
        QCOMPARE(document.blockCount(), 1);
    }

    void aListItemIsReadAsItWas_data() { texts(); }
    void aListItemIsReadAsItWas()
    {
        QFETCH(QString, text);
        QTextDocument document;
        document.setMarkdown(markdown::item(u"Name"_s, text) + u'\n' + markdown::item(u"Next"_s, u"1"_s),
                             QTextDocument::MarkdownDialectGitHub);
        QCOMPARE(document.toPlainText(), u"Name: "_s + shown(text) + u"\nNext: 1"_s);
    }

    /// A cell of data must not end its cell, its row or the table.
    void aCellIsReadAsItWas_data() { texts(); }
    void aCellIsReadAsItWas()
    {
        QFETCH(QString, text);
        const QStringList lines{markdown::row({u"A"_s, u"B"_s}), markdown::rule(2), markdown::row({text, u"x"_s}),
                                markdown::row({u"y"_s, text}, 0)};
        QTextDocument document;
        document.setMarkdown(lines.join(u'\n') + u'\n', QTextDocument::MarkdownDialectGitHub);
        const auto tables = document.rootFrame()->childFrames();
        QCOMPARE(tables.size(), 1);
        const auto *table = qobject_cast<QTextTable *>(tables.first());
        QVERIFY(table);
        QCOMPARE(table->rows(), 3);
        QCOMPARE(table->columns(), 2);
        QCOMPARE(cellText(*table, 1, 0), shown(text));
        QCOMPARE(cellText(*table, 1, 1), u"x"_s);
        QCOMPARE(cellText(*table, 2, 1), shown(text));
    }

    void onlyTheCellThatIsMeantIsBold()
    {
        QCOMPARE(markdown::row({u"a"_s, u"failed"_s}, 1), u"| a | **failed** |"_s);
        QCOMPARE(markdown::row({u"**a|b**"_s}), u"| \\*\\*a\\|b\\*\\* |"_s);
        QCOMPARE(markdown::row({u"**"_s}, 0), u"| **\\*\\*** |"_s);
    }

    void aBlockIsReadAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("statement") << u"GRANT SELECT ON \"a|b\" TO \"<b>\";"_s;
        QTest::newRow("fence") << u"```\n# x\n```"_s;
        QTest::newRow("longer fence") << u"`````\n````"_s;
        QTest::newRow("markup") << u"**a** <b>x</b> &amp; [l](m) \\*"_s;
        QTest::newRow("indented") << u"    a\n  b"_s;
    }
    void aBlockIsReadAsItWas()
    {
        QFETCH(QString, text);
        QTextDocument document;
        document.setMarkdown(u"a\n\n"_s + markdown::block(text) + u"\n\nb"_s, QTextDocument::MarkdownDialectGitHub);
        const QString read = document.toPlainText();
        QVERIFY2(read.contains(text), qPrintable(read));
        QVERIFY2(read.startsWith(u"a\n"_s) && read.endsWith(u"\nb"_s), qPrintable(read));
    }

    void aBlockHasNoControls()
    {
        QCOMPARE(markdown::block(u"a\x1B[31m\u202E\nb"_s), u"```text\na\\u001b[31m\\u202e\nb\n```"_s);
    }

    void namesStayReadable()
    {
        for (const QString &name : {u"user_id"_s, u"R&D"_s, u"a & b; c"_s, u"budget-2024.sqlite"_s, u"C:/x (1)"_s})
            QCOMPARE(markdown::plain(name), name);
    }

    void aHeadingIsOneLine() { QCOMPARE(markdown::heading(u"a\n# b"_s), u"## a # b\n"_s); }

    void aRuleHasAsManyCellsAsItsRow()
    {
        QCOMPARE(markdown::rule(1), u"|---|"_s);
        QCOMPARE(markdown::rule(3), u"|---|---|---|"_s);
    }

private:
    static void texts()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("stress", u"*a* **b** _c_ __d__ ***e***"_s);
        row("strong as a whole", u"**a|b**"_s);
        row("struck", u"~~a~~ ~b~"_s);
        row("code", u"`a` ``b``"_s);
        row("link", u"[a](http:b) ![c](d) [e]: f"_s);
        row("tags", u"<b>x</b> <img src=\"/dev/zero\"> <!-- y --> <x@y.z>"_s);
        row("entities", u"&lt;b&gt; &#124; &#x7C; &amp;"_s);
        row("bars", u"a|b||c\\|d"_s);
        row("backslashes", u"\\ \\\\ \\* a\\"_s);
        row("lines", u"a\n\n# b\n- c\n```\nd"_s);
        row("places", u"%1 %2 \\1"_s);
        row("words", u"user_id a__b _a b_ snake_case_"_s);
        row("umlauts", u"é_é _ü_"_s);
        for (const QString &name : wordprobe::hostileNames()) {
            if (name.size() < 100)
                QTest::addRow("name %s", qPrintable(QString::fromLatin1(name.toUtf8().toHex()))) << name;
        }
    }

    static QString shown(const QString &text) { return plainText(text.simplified()); }

    static QString cellText(const QTextTable &table, int row, int column)
    {
        const QTextTableCell cell = table.cellAt(row, column);
        QTextCursor cursor = cell.firstCursorPosition();
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
        return cursor.selectedText();
    }
};

QTEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"
