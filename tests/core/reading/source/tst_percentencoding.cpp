// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/percentencoding.h"

#include "core/reading/source/sourcetext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPercentEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("decoded");
        const auto row = [](const QString &text, const QString &decoded) {
            QTest::newRow(qPrintable(text)) << text << decoded;
        };
        row(u"abc"_s, u"abc"_s);
        row(u""_s, u""_s);
        row(u"a%20b"_s, u"a b"_s);
        row(u"%41%42"_s, u"AB"_s);
        row(u"%2f%2F"_s, u"//"_s);
        row(u"%25"_s, u"%"_s);
        row(u"%2525"_s, u"%25"_s);
        row(u"%C3%A9"_s, u"\u00E9"_s);
        row(u"%F0%9F%92%B6"_s, u"\U0001F4B6"_s);
        row(u"\u00E9%20\u20AC"_s, u"\u00E9 \u20AC"_s);
        row(u"a+b"_s, u"a+b"_s);
    }
    void decodes()
    {
        QFETCH(QString, text);
        const Decoded decoded = percentDecoded(text);
        QCOMPARE(decoded.fault, EncodingFault::None);
        QTEST(decoded.text, "decoded");
    }

    void namesThePlaceOfAFault()
    {
        const auto faultAt = [](const QString &text) {
            const Decoded decoded = percentDecoded(text);
            return decoded.fault == EncodingFault::Syntax ? decoded.faultAt : -1;
        };
        QCOMPARE(faultAt(u"a%"_s), 1);
        QCOMPARE(faultAt(u"a%4"_s), 1);
        QCOMPARE(faultAt(u"a%4g"_s), 1);
        QCOMPARE(faultAt(u"%20%zz"_s), 3);
        QCOMPARE(faultAt(u"a%00"_s), 1);
        QCOMPARE(faultAt(u"a%20"_s), -1);
        QCOMPARE(percentDecoded(u"%FF").fault, EncodingFault::NotText);
        QCOMPARE(percentDecoded(u"%C3").fault, EncodingFault::NotText);
        QCOMPARE(percentDecoded(u"%ED%A0%80").fault, EncodingFault::NotText);
    }

    void javasPlusSignIsABlank()
    {
        QCOMPARE(percentDecoded(u"a+b%2Bc", PlusSign::IsBlank).text, u"a b+c"_s);
        QCOMPARE(percentDecoded(u"a+b%2Bc", PlusSign::IsPlus).text, u"a+b+c"_s);
    }

    void encodedTextIsDecodedToTheSame()
    {
        for (char32_t code = 1; code < 0x3000; ++code) {
            if (code >= 0xD800 && code < 0xE000)
                continue;
            const QString text = u'a' + QString::fromUcs4(&code, 1) + u'z';
            const QString encoded = percentEncoded(text);
            QCOMPARE(percentDecoded(encoded).text, text);
            for (const QChar c : encoded)
                QVERIFY(c.isLetterOrNumber() || QStringView(u"%-._~").contains(c));
        }
    }

    /// After cutting and joining, each character still has its position in the source.
    void aSourceTextKeepsThePositionsOfItsCharacters()
    {
        const SourceText text(u"host=db.example.org"_s);
        QCOMPARE(text.mid(5).span(), (TextSpan{5, 14}));
        QCOMPARE(text.mid(5).mid(3, 7).span(), (TextSpan{8, 7}));
        QCOMPARE(text.mid(5, 0).span(), (TextSpan{5, 0}));
        QCOMPARE(text.mid(19).span(), (TextSpan{19, 0}));
        SourceText joined;
        joined.append(text, 0);
        joined.append(text, 5);
        QCOMPARE(joined.text(), u"hd"_s);
        QCOMPARE(joined.span(1, 1), (TextSpan{5, 1}));
        QCOMPARE(joined.span(), (TextSpan{0, 6}));
        joined.append(u"xyz"_s, 9);
        QCOMPARE(joined.span(2, 3), (TextSpan{9, 1}));
        joined.truncate(1);
        QCOMPARE(joined.text(), u"h"_s);
        joined.replaceLast(u'H');
        QCOMPARE(joined.text(), u"H"_s);
        SourceText empty;
        empty.standAt(7);
        QCOMPARE(empty.span(), (TextSpan{7, 0}));
    }
};

QTEST_APPLESS_MAIN(TestPercentEncoding)
#include "tst_percentencoding.moc"
