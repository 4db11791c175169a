// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "core/operations/operationid.h"

#include <QSet>
#include <QTest>

#include <limits>
#include <type_traits>

using namespace budget;

class TestOperationId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The ledger would apply only one of two changes with the same id.
    void everyIdIsNew()
    {
        QSet<QUuid> ids;
        for (int i = 0; i < 100'000; ++i) {
            const OperationId id = OperationId::create();
            QVERIFY(!id.value.isNull());
            QCOMPARE(id.value.version(), QUuid::Random);
            QVERIFY(!ids.contains(id.value));
            ids.insert(id.value);
        }
    }

    void anIdSurvivesAsText()
    {
        for (int i = 0; i < 1000; ++i) {
            const OperationId id = OperationId::create();
            const QString text = id.value.toString(QUuid::WithoutBraces);
            QCOMPARE(text.size(), 36);
            QVERIFY(OperationId{QUuid::fromString(text)} == id);
            QVERIFY(OperationId{QUuid::fromString(text.toUpper())} == id);
        }
    }

    void theIdsOfRowsArePositive()
    {
        QVERIFY(!PersonId{}.isValid());
        QVERIFY(!CategoryId{0}.isValid());
        QVERIFY(!ExpenseId{-1}.isValid());
        QVERIFY(ExpenseId{1}.isValid());
        QVERIFY(ExpenseId{std::numeric_limits<qint64>::max()}.isValid());
        QVERIFY(ExpenseId{1} < ExpenseId{2});
        static_assert(!std::is_convertible_v<PersonId, CategoryId>);
        static_assert(!std::is_convertible_v<qint64, ExpenseId>);
    }
};

QTEST_APPLESS_MAIN(TestOperationId)
#include "tst_operationid.moc"
