// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/textrules.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLimit = 5;

Result<QString> checked(const QString &text)
{
    return requiredText(text, kLimit, Field::Name);
}

/// White space in Unicode that a person may paste.
const QStringList kSpaces{u" "_s,      u"\t"_s,     u"\n"_s,     u"\r"_s,     u"\u000b"_s, u"\u000c"_s,
                          u"\u0085"_s, u"\u00a0"_s, u"\u1680"_s, u"\u2000"_s, u"\u2003"_s, u"\u2007"_s,
                          u"\u2009"_s, u"\u2028"_s, u"\u2029"_s, u"\u202f"_s, u"\u205f"_s, u"\u3000"_s};

/// Characters without a visible shape that are no white space.
const QStringList kInvisible{u"\u200b"_s, u"\u200c"_s, u"\u200d"_s, u"\u200e"_s, u"\u200f"_s,
                             u"\u202a"_s, u"\u202e"_s, u"\u2060"_s, u"\u2066"_s, u"\u2069"_s,
                             u"\ufeff"_s, u"\u00ad"_s, u"\u0001"_s, u"\u001b"_s, u"\u007f"_s};

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whiteSpaceOfEveryKindIsRemovedAroundAText()
    {
        for (const QString &space : kSpaces) {
            const QByteArray name = space.toUtf8().toPercentEncoding();
            QVERIFY2(checked(space + u"ab"_s + space) == Result<QString>(u"ab"_s), name.constData());
            QVERIFY2(checked(u"a"_s + space + u"b"_s) == Result<QString>(u"a"_s + space + u"b"_s), name.constData());
            QVERIFY2(!checked(space + space), name.constData());
        }
    }

    void aTextWithoutAnyVisibleCharacterIsEmpty()
    {
        for (const QString &character : kInvisible) {
            const QByteArray name = character.toUtf8().toPercentEncoding();
            for (const QString &text : {character, character + character, u" "_s + character + u" "_s}) {
                const auto refused = checked(text);
                QVERIFY2(!refused, name.constData());
                QCOMPARE(refused.error().kind, ErrorKind::FieldEmpty);
                QCOMPARE(refused.error().field, Field::Name);
            }
            QVERIFY2(checked(u"a"_s + character), name.constData());
        }
    }

    void invisibleCharactersInsideATextAreKept()
    {
        const QString family = u"\U0001F468\u200d\U0001F469"_s; // joined by ZERO WIDTH JOINER
        QCOMPARE(checked(family), Result<QString>(family));
        const QString marked = u"\ufeffab"_s;
        QCOMPARE(checked(marked), Result<QString>(marked));
    }

    void nulIsRemovedBeforeAnythingElseIsJudged()
    {
        const QString nul(1, QChar(u'\0'));
        QCOMPARE(checked(nul + u" a "_s + nul), Result<QString>(u"a"_s));
        QCOMPARE(checked(u"abcde"_s + nul), Result<QString>(u"abcde"_s));
        QCOMPARE(checked(nul + nul).error().kind, ErrorKind::FieldEmpty);
        QCOMPARE(checked(u" "_s + nul + u" "_s).error().kind, ErrorKind::FieldEmpty);
    }

    void lengthIsCountedInCharactersOfEveryPlane_data()
    {
        QTest::addColumn<QString>("character");
        QTest::newRow("ASCII") << u"x"_s;
        QTest::newRow("two bytes") << u"ä"_s;
        QTest::newRow("three bytes") << u"\u20ac"_s;
        QTest::newRow("the last character of the first plane") << u"\uffdc"_s;
        QTest::newRow("the first character of the second plane") << u"\U00010000"_s;
        QTest::newRow("emoji") << u"\U0001F35D"_s;
        QTest::newRow("a plane of supplements") << u"\U000E0100"_s;
    }
    void lengthIsCountedInCharactersOfEveryPlane()
    {
        QFETCH(QString, character);
        const QString anchor = u"a"_s;
        QVERIFY(checked(anchor + character.repeated(kLimit - 1)));
        const auto refused = checked(anchor + character.repeated(kLimit));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::FieldTooLong);
        QCOMPARE(refused.error().detail, QString::number(kLimit));
    }

    void halfAPairCountsAsACharacter()
    {
        const QString low(1, QChar(0xdc00));
        const QString high(1, QChar(0xd83d));
        QVERIFY(checked(u"a"_s + low.repeated(kLimit - 1)));
        QVERIFY(!checked(u"a"_s + low.repeated(kLimit)));
        QVERIFY(checked(u"a"_s + high.repeated(kLimit - 1)));
        QVERIFY(!checked(u"a"_s + high.repeated(kLimit)));
    }

    void decomposedLettersCountAsPostgresCountsThem()
    {
        const QString decomposed = u"e\u0301"_s; // two characters that look like one
        QVERIFY(checked(decomposed.repeated(2)));
        QVERIFY(!checked(decomposed.repeated(3)));
        QCOMPARE(checked(decomposed), Result<QString>(decomposed));
    }

    void caseAndNormalFormAreKept()
    {
        for (const QString &text : {u"Food"_s, u"food"_s, u"FOOD"_s, u"\u00e9"_s, u"\u0130"_s, u"\u01c5"_s})
            QCOMPARE(checked(text), Result<QString>(text));
    }

    void aTextIsShortenedBetweenCharacters()
    {
        const QString text = u"a\U0001F35Db\U0001F35Dc"_s;
        const QStringList shortenedTo{
            QString(), u"a"_s, u"a\U0001F35D"_s, u"a\U0001F35Db"_s, u"a\U0001F35Db\U0001F35D"_s, text, text};
        for (qsizetype length = 0; length < shortenedTo.size(); ++length)
            QCOMPARE(shortened(text, length), shortenedTo.at(length));
        QCOMPARE(shortened(QString(), 3), QString());
    }

    void aShortenedTextIsAccepted()
    {
        const QString text = u"\U0001F35D"_s.repeated(100);
        for (qsizetype length = 1; length <= kLimit; ++length)
            QVERIFY(checked(shortened(text, length)));
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
