// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plaintext.h"

#include "support/wordprobe.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestTextControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Compares with Unicode's own categories, which the function does not use.
    void everyCharacterOfUnicodeIsShownOrEscaped()
    {
        for (char16_t unit = 0; unit < 0xFFFF; ++unit) {
            const QChar character(unit);
            const bool isLayout = unit == u'\n' || unit == u'\t';
            const bool isSeparator = character.category() == QChar::Separator_Line
                || character.category() == QChar::Separator_Paragraph;
            const bool isObeyed = character.category() == QChar::Other_Control || isSeparator || isTurning(unit);
            const QString shown = plainText(character);
            QCOMPARE(shown, isObeyed && !isLayout ? escapeOf(unit) : QString(character));
        }
    }

    void linesAndTabsStayInATextOnly()
    {
        QCOMPARE(plainText(u"\x1b[31m\u202Ered\n\t"_s), u"\\u001b[31m\\u202ered\n\t"_s);
        QCOMPARE(plainLine(u"a\nb\tc\r\n"_s), u"a\\u000ab\tc\\u000d\\u000a"_s);
        QCOMPARE(plainText(QString()), QString());
    }

    void aPlainTextStaysAsItIs()
    {
        for (const QString &text : {u"Essen & Trinken"_s, u"سوق שוק"_s, u"👩‍🍳 C:\\u202e"_s, u"  a  "_s})
            QCOMPARE(plainLine(text), text);
        for (const QString &name : wordprobe::hostileNames()) {
            QVERIFY(!wordprobe::hasControls(plainLine(name).remove(u'\t')));
            QCOMPARE(plainLine(plainLine(name)), plainLine(name));
        }
    }

    void escapedJsonKeepsItsMeaning()
    {
        const QJsonObject object{{u"text"_s, u"Fo\x1b[2J\u009b1m\b\r\u202Eod\u2066\u061C"_s}};
        const QString shown = plainText(QString::fromUtf8(QJsonDocument(object).toJson()));
        QVERIFY(!wordprobe::hasControls(QString(shown).remove(u'\n')));
        QCOMPARE(QJsonDocument::fromJson(shown.toUtf8()).object(), object);
    }

private:
    static QString escapeOf(char16_t unit) { return u"\\u"_s + QString::number(unit, 16).rightJustified(4, u'0'); }

    /// The controls of writing direction, and the old shaping controls beside them.
    static bool isTurning(char16_t unit)
    {
        return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
            || (unit >= 0x2066 && unit <= 0x206F);
    }
};

QTEST_APPLESS_MAIN(TestTextControls)
#include "tst_textcontrols.moc"
