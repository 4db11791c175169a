// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/textrules.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestTextRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOffWhiteSpaceAndNul()
    {
        QCOMPARE(requiredText(u"  a b\t"_s, 10, Field::Name), u"a b"_s);
        const QString withNul = u"a"_s + QChar(u'\0') + u"b"_s;
        QCOMPARE(requiredText(withNul, 10, Field::Name), u"ab"_s);
    }

    void refusesNothing()
    {
        const auto refused = requiredText(u" \n"_s, 10, Field::Description);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::FieldEmpty);
        QCOMPARE(refused.error().field, Field::Description);
    }

    void countsCharactersAsPostgresDoes()
    {
        QVERIFY(requiredText(u"🙂🙂🙂"_s, 3, Field::Name).has_value());
        const auto refused = requiredText(u"🙂🙂🙂🙂"_s, 3, Field::Name);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::FieldTooLong);
        QCOMPARE(refused.error().detail, u"3"_s);
    }
};

QTEST_APPLESS_MAIN(TestTextRules)
#include "tst_textrules.moc"
