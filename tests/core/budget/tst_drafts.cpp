// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/budget/transfer.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// One way to spoil a draft, and the error that this fault alone gives.
template <class Draft>
struct Fault
{
    std::function<void(Draft &)> spoil;
    ErrorKind kind;
    Field field;
};

ExpenseDraft soundExpense()
{
    return {PersonId{1}, CategoryId{2}, u"Lunch"_s, Money::fromMinor(1250), QDate(2024, 1, 15)};
}

/// The faults of an expense in the order of the form.
const std::vector<Fault<ExpenseDraft>> kExpenseFaults{
    {[](ExpenseDraft &d) { d.date = QDate(); }, ErrorKind::DateInvalid, Field::Date},
    {[](ExpenseDraft &d) { d.description = u"\u00a0\t"_s; }, ErrorKind::FieldEmpty, Field::Description},
    {[](ExpenseDraft &d) { d.category = {}; }, ErrorKind::CategoryUnknown, Field::Category},
    {[](ExpenseDraft &d) { d.amount = Money::fromMinor(Money::kMaxRowMinor + 1); }, ErrorKind::AmountTooLarge,
     Field::Amount},
    {[](ExpenseDraft &d) { d.person = {-1}; }, ErrorKind::PersonUnknown, Field::Person},
};

TransferDraft soundTransfer()
{
    return {PersonId{1},
            {CategoryId{1}, u"Food"_s, {}},
            {CategoryId{2}, u"Fun"_s, {}},
            Money::fromMinor(1),
            QDate(2024, 2, 29)};
}

const std::vector<Fault<TransferDraft>> kTransferFaults{
    {[](TransferDraft &d) { d.date = QDate(2023, 2, 29); }, ErrorKind::DateInvalid, Field::Date},
    {[](TransferDraft &d) { d.destination.id = {}; }, ErrorKind::CategoryUnknown, Field::Category},
    {[](TransferDraft &d) { d.amount = Money::fromMinor(-5); }, ErrorKind::AmountNotPositive, Field::Amount},
    {[](TransferDraft &d) { d.person = {}; }, ErrorKind::PersonUnknown, Field::Person},
};

/// Tries every set of faults. The error must be the one of the first fault in the order of the form.
template <class Draft>
void checkEverySetOfFaults(const Draft &sound, const std::vector<Fault<Draft>> &faults)
{
    for (unsigned set = 0; set < 1U << faults.size(); ++set) {
        Draft draft = sound;
        const Fault<Draft> *first = nullptr;
        for (std::size_t i = 0; i < faults.size(); ++i) {
            if ((set & (1U << i)) == 0)
                continue;
            faults[i].spoil(draft);
            first = first ? first : &faults[i];
        }
        const auto checked = validate(draft);
        QCOMPARE(checked.has_value(), first == nullptr);
        if (first) {
            QCOMPARE(checked.error().kind, first->kind);
            QCOMPARE(checked.error().field, first->field);
        }
    }
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstFieldOfTheFormWithAFaultIsNamed()
    {
        checkEverySetOfFaults(soundExpense(), kExpenseFaults);
        checkEverySetOfFaults(soundTransfer(), kTransferFaults);
    }

    void aRefusedDraftIsNamedByItsLimit()
    {
        ExpenseDraft draft = soundExpense();
        draft.description = QString(kMaxDescription + 1, u'x');
        QCOMPARE(validate(draft).error().detail, QString::number(kMaxDescription));
        QCOMPARE(validate(CategoryDraft{QString(51, u'x'), {}}).error().detail, u"50"_s);
        QCOMPARE(validate(PersonDraft{u"a@b"_s, QString(101, u'x')}).error().detail, u"100"_s);
    }

    void zeroIsNoExpenseAndNoTransfer()
    {
        ExpenseDraft draft = soundExpense();
        draft.amount = {};
        QCOMPARE(validate(draft).error().kind, ErrorKind::AmountZero);
        TransferDraft transfer = soundTransfer();
        transfer.amount = {};
        QCOMPARE(validate(transfer).error().kind, ErrorKind::AmountNotPositive);
    }

    void aTransferOfTheLargestAmountHasTwoValidRows()
    {
        TransferDraft draft = soundTransfer();
        draft.amount = Money::fromMinor(Money::kMaxRowMinor);
        QVERIFY(validate(draft));
        QCOMPARE(sourceRow(draft).amount.minor(), -Money::kMaxRowMinor);
        QVERIFY(validate(sourceRow(draft)));
        QVERIFY(validate(destinationRow(draft)));
        draft.amount = Money::fromMinor(Money::kMaxRowMinor + 1);
        QCOMPARE(validate(draft).error().kind, ErrorKind::AmountTooLarge);
    }

    void theRowsOfATransferBelongToTheirCategories()
    {
        const TransferDraft draft = soundTransfer();
        QCOMPARE(sourceRow(draft).category, draft.source.id);
        QCOMPARE(destinationRow(draft).category, draft.destination.id);
        QCOMPARE(sourceRow(draft).person, draft.person);
        QCOMPARE(destinationRow(draft).person, draft.person);
        QCOMPARE(sourceRow(draft).description, u"Transfer to Fun"_s);
        QCOMPARE(destinationRow(draft).description, u"Transfer from Food"_s);
    }

    void colorsAreSixHexadecimalDigits_data()
    {
        QTest::addColumn<QString>("color");
        QTest::addColumn<QString>("stored");
        QTest::newRow("capitals") << u"#ABCDEF"_s << u"#ABCDEF"_s;
        QTest::newRow("small letters") << u"#abcdef"_s << u"#ABCDEF"_s;
        QTest::newRow("mixed") << u" #aBcDe9\t"_s << u"#ABCDE9"_s;
        QTest::newRow("none") << QString() << QString(kDefaultCategoryColor);
        QTest::newRow("white space") << u" \u2003 "_s << QString(kDefaultCategoryColor);
        for (const auto &color : {u"ABCDEF"_s, u"#ABCDE"_s, u"#ABCDEF0"_s, u"#ABCDEFFF"_s, u"##ABCDE"_s, u"#ABC DE"_s,
                                  u"#ABCDEG"_s, u"0xABCDEF"_s, u"rgb(1,2,3)"_s, u"#-12345"_s, u"#1234.5"_s,
                                  u"\uff03ABCDEF"_s, u"#\uff21BCDEF"_s, u"#12345\u0661"_s, u"#\ufb00ABCD"_s})
            QTest::addRow("%s", color.toUtf8().toPercentEncoding().constData()) << color << QString();
    }
    void colorsAreSixHexadecimalDigits()
    {
        QFETCH(QString, color);
        QFETCH(QString, stored);
        const auto checked = validate(CategoryDraft{u"Food"_s, color});
        if (!stored.isEmpty()) {
            QCOMPARE(checked->color, stored);
            return;
        }
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::ColorInvalid);
        QCOMPARE(checked.error().field, Field::Color);
    }

    void addressesHaveTextOnBothSidesOfOneAt_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<bool>("isValid");
        const auto row = [](const QString &email, bool isValid) {
            QTest::addRow("%s", email.toUtf8().toPercentEncoding().constData()) << email << isValid;
        };
        row(u"a@b"_s, true);
        row(u" a@b "_s, true);
        row(u"änne@bücher.example"_s, true);
        row(u"\"quoted\"+tag@example.com"_s, true);
        row(u"a@[::1]"_s, true);
        row(u"a@@b"_s, false);
        row(u"@"_s, false);
        row(u"a b@c"_s, false);
        row(u"a@b c"_s, false);
        row(u"a\nb@c"_s, false);
        row(u"a@b\nc"_s, false);
        row(u"a\u00a0b@c"_s, false);
        row(u"a@b\u2028c"_s, false);
        row(u"a\u3000@c"_s, false);
        row(u"alice at example.com"_s, false);
    }
    void addressesHaveTextOnBothSidesOfOneAt()
    {
        QFETCH(QString, email);
        QFETCH(bool, isValid);
        const auto checked = validate(PersonDraft{email, u"A"_s});
        QCOMPARE(checked.has_value(), isValid);
        if (isValid)
            QCOMPARE(checked->email, email.trimmed());
        else
            QCOMPARE(checked.error().kind, ErrorKind::EmailInvalid);
    }

    void thePlaceholderAddressOfEveryNameFitsItsColumn()
    {
        const QStringList names{u"A"_s,
                                QString(kMaxPersonText, u'x'),
                                QString(kMaxPersonText, u'ß'),
                                u"\U0001F600"_s.repeated(kMaxPersonText),
                                u"İstanbul"_s,
                                u"a@b"_s,
                                u" "_s + u"x"_s};
        QStringList emails;
        for (const QString &name : names) {
            const PersonDraft draft = withEmail({{}, name});
            const auto checked = validate(draft);
            QVERIFY2(checked, qPrintable(draft.email));
            QVERIFY(checked->email.size() <= kMaxPersonText);
            QVERIFY(isPlaceholderEmail(checked->email));
            QVERIFY2(!emails.contains(checked->email), qPrintable(checked->email));
            emails << checked->email;
        }
        QVERIFY(!isPlaceholderEmail(u"someone@example.com"_s));
        QCOMPARE(withEmail({u" "_s, u" "_s}).email, u" "_s);
    }
};

QTEST_APPLESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
