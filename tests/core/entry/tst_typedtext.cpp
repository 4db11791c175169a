// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/typedtext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestTypedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asciiIsKept()
    {
        for (char16_t character = 0x21; character < 0x7f; ++character) {
            const QString text(1, QChar(character));
            QCOMPARE(typedText(text), text);
        }
    }

    void everyFullWidthFormBecomesItsAsciiCharacter()
    {
        for (char16_t offset = 0; offset < 0x5e; ++offset) {
            const QString wide(1, QChar(static_cast<char16_t>(0xff01 + offset)));
            QCOMPARE(typedText(wide), QString(1, QChar(static_cast<char16_t>(0x21 + offset))));
        }
        QCOMPARE(typedText(u"\uff5f\uffe5"), u"\uff5f\uffe5"_s); // no wide forms of ASCII characters
    }

    void everyDecimalDigitOfUnicodeBecomesAnAsciiDigit()
    {
        int scripts = 0;
        for (char32_t character = 0x80; character < 0x110000; ++character) {
            if (!QChar::isDigit(character))
                continue;
            const QString typed = typedText(QString::fromUcs4(&character, 1));
            QCOMPARE(typed.size(), 1);
            QCOMPARE(typed.at(0).unicode() - u'0', QChar::digitValue(character));
            scripts += QChar::digitValue(character) == 0;
        }
        QVERIFY(scripts > 40);
    }

    void everyFormatCharacterIsRemovedAndEverySpaceIsABlank()
    {
        for (char32_t character = 0x80; character < 0x110000; ++character) {
            if (QChar::isSurrogate(character))
                continue;
            const QString typed = typedText(QString::fromUcs4(&character, 1));
            if (QChar::category(character) == QChar::Other_Format)
                QVERIFY(typed.isEmpty());
            else if (QChar::isSpace(character))
                QCOMPARE(typed, u" "_s);
            else
                QCOMPARE(typed.toUcs4().size(), 1);
        }
    }

    void asciiSpaceOfEveryKindIsABlank() { QCOMPARE(typedText(u" \t\n\r\v\f"), u"      "_s); }

    void charactersOfOtherPlanesDoNotBecomeAsciiByAccident()
    {
        QCOMPARE(typedText(u"\U0001F600"), u"\U0001F600"_s);
        QCOMPARE(typedText(u"\U0001002D"), u"\U0001002D"_s); // its lower 16 bits are a minus sign
        QCOMPARE(typedText(u"1\U0001F6002"), u"1\U0001F6002"_s);
    }

    void halvesOfPairsAreKeptWhereTheyAre()
    {
        for (const char16_t half : {char16_t(0xd83d), char16_t(0xde00)}) {
            const QString text = u"1"_s + QChar(half) + u"2"_s;
            QCOMPARE(typedText(text), text);
            QCOMPARE(typedText(QString(1, QChar(half))), QString(1, QChar(half)));
        }
    }

    void lettersAndOtherNumbersAreKept()
    {
        for (const auto &text : {u"äöü"_s, u"Ⅻ"_s, u"½"_s, u"²"_s, u"①"_s, u"五"_s, u"€"_s, u"٪"_s})
            QCOMPARE(typedText(text), text);
        QCOMPARE(typedText({}), QString());
    }

    void typedTextOfATypedTextIsTheSame()
    {
        const QString text = u"\u200e−１’２３４\u00a0٫٥\U0001F600"_s;
        QCOMPARE(typedText(typedText(text)), typedText(text));
        QCOMPARE(typedText(text), u"-1'234 \u066b5\U0001F600"_s);
    }
};

QTEST_APPLESS_MAIN(TestTypedText)
#include "tst_typedtext.moc"
