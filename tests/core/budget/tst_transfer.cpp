// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/transfer.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

TransferDraft sound()
{
    return {PersonId{1},
            {CategoryId{1}, u"Food"_s, {}},
            {CategoryId{2}, u"Fun"_s, {}},
            Money::fromMinor(4050),
            QDate(2024, 1, 20)};
}

} // namespace

class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsASoundDraft() { QCOMPARE(validate(sound()), sound()); }

    void refusesWhatIsUnsound_data()
    {
        QTest::addColumn<TransferDraft>("draft");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *name, ErrorKind kind, Field field, auto spoil) {
            TransferDraft draft = sound();
            spoil(draft);
            QTest::newRow(name) << draft << kind << field;
        };
        using D = TransferDraft;
        row("date", ErrorKind::DateInvalid, Field::Date, [](D &d) { d.date = {}; });
        row("source", ErrorKind::CategoryUnknown, Field::Category, [](D &d) { d.source.id = {}; });
        row("destination", ErrorKind::CategoryUnknown, Field::Category, [](D &d) { d.destination.id = {}; });
        row("same", ErrorKind::SameCategory, Field::Category, [](D &d) { d.destination.id = d.source.id; });
        row("zero", ErrorKind::AmountNotPositive, Field::Amount, [](D &d) { d.amount = {}; });
        row("negative", ErrorKind::AmountNotPositive, Field::Amount, [](D &d) { d.amount = Money::fromMinor(-1); });
        row("huge", ErrorKind::AmountTooLarge, Field::Amount,
            [](D &d) { d.amount = Money::fromMinor(Money::kMaxRowMinor + 1); });
        row("person", ErrorKind::PersonUnknown, Field::Person, [](D &d) { d.person = {}; });
    }
    void refusesWhatIsUnsound()
    {
        QFETCH(TransferDraft, draft);
        const auto refused = validate(draft);
        QVERIFY(!refused.has_value());
        QTEST(refused.error().kind, "kind");
        QTEST(refused.error().field, "field");
    }

    void itsRowsCancelOut()
    {
        const ExpenseDraft source = sourceRow(sound());
        const ExpenseDraft destination = destinationRow(sound());
        QCOMPARE(source.description, u"Transfer to Fun"_s);
        QCOMPARE(destination.description, u"Transfer from Food"_s);
        QVERIFY(source.amount.isNegative());
        QVERIFY((source.amount + destination.amount).isZero());
        QCOMPARE(source.date, destination.date);
        QVERIFY(validate(source).has_value() && validate(destination).has_value());
    }

    void textsFitARow()
    {
        TransferDraft draft = sound();
        draft.source.name = u"\U0001F35D"_s.repeated(250);
        const QString text = destinationRow(draft).description;
        QCOMPARE(text.toUcs4().size(), kMaxDescription);
        QVERIFY(text.endsWith(u"\U0001F35D"_s));
        draft.source.name = u"x"_s.repeated(kMaxDescription - 14);
        QVERIFY(destinationRow(draft).description.endsWith(draft.source.name));
    }
};

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
