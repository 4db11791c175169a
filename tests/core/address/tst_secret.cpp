// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/secret.h"

#include <QTest>

#include <concepts>

using namespace budget;
using namespace Qt::StringLiterals;

// A Secret does not convert to a text implicitly.
static_assert(!std::convertible_to<Secret, QString>);

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksItselfInTexts()
    {
        const Secret secret(u"s3cret"_s);
        QCOMPARE(secret.maskedIn(u"user=a password=s3cret, s3cret"_s), u"user=a password=****, ****"_s);
        QCOMPARE(Secret().maskedIn(u"nothing to hide"_s), u"nothing to hide"_s);
    }

    void revealsItselfOnRequest()
    {
        QCOMPARE(Secret(u"s3cret"_s).reveal(), u"s3cret"_s);
        QVERIFY(Secret().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
