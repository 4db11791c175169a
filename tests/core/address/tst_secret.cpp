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
    void revealsItselfOnRequest()
    {
        QCOMPARE(Secret(u"s3cret"_s).reveal(), u"s3cret"_s);
        QVERIFY(Secret().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
