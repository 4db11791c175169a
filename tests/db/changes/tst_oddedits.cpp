// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/seenqueries.h"

#include "core/budget/textrules.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/sharedledger.h"
#include "db/store/expensequeries.h"
#include "db/store/monthqueries.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"

#include <array>
#include <type_traits>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Tables of a script: no foreign keys, NULL everywhere, texts of any length.
QString looseTables(const QString &text, const QString &amount)
{
    return u"CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
           "CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL);"
           "CREATE TABLE categories (id SERIAL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, color VARCHAR(7));"
           "CREATE TABLE expenses (id SERIAL PRIMARY KEY, user_id INTEGER, category_id INTEGER, description %1, "
           "amount %2, date DATE, created_at TIMESTAMP);"_s.arg(text, amount);
}

const QString kNumeric = u"NUMERIC"_s;
const QString kDouble = u"DOUBLE PRECISION"_s;

/// The draft that a form returns if nobody touches it.
ExpenseDraft untouched(const Expense &seen)
{
    ExpenseDraft draft = seen.entry;
    const QString beginning = shortened(draft.description, kMaxDescription);
    draft.description = requiredText(beginning, kMaxDescription, Field::None).value_or(beginning);
    return draft;
}

void change(ExpenseDraft &draft, Field field)
{
    switch (field) {
    case Field::Person:
        draft.person = PersonId{2};
        break;
    case Field::Category:
        draft.category = CategoryId{2};
        break;
    case Field::Description:
        draft.description = u"edited"_s;
        break;
    case Field::Amount:
        draft.amount = Money::fromMinor(4321);
        break;
    default:
        draft.date = QDate(2024, 3, 4);
        break;
    }
}

constexpr std::array kFields{Field::Person, Field::Category, Field::Description, Field::Amount, Field::Date};

QString columnOf(Field field)
{
    static const QStringList columns{u"user_id"_s, u"category_id"_s, u"description"_s, u"amount"_s, u"date"_s};
    return columns.at(std::ranges::find(kFields, field) - kFields.begin());
}

} // namespace

/// Edits, deletes and takes back rows that hold values which a script has stored and a draft cannot hold.
class TestOddEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOddValueIsEditedAroundReplacedAndProtected_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QString>("amounts");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("other");
        const auto add = [](const QString &name, Field field, const QString &value, const QString &other,
                            const QString &amounts = kNumeric) {
            QTest::newRow(qPrintable(name)) << field << amounts << value << other;
        };
        addAmounts(add);
        add(u"infinite date"_s, Field::Date, u"'infinity'"_s, u"'-infinity'"_s);
        add(u"date before year 1"_s, Field::Date, u"'0044-03-15 BC'"_s, u"'0044-03-15'"_s);
        add(u"date after year 9999"_s, Field::Date, u"'10000-01-01'"_s, u"'1000-01-01'"_s);
        add(u"no date"_s, Field::Date, u"NULL"_s, u"'2024-01-10'"_s);
        add(u"no category"_s, Field::Category, u"NULL"_s, u"1"_s);
        add(u"category 0"_s, Field::Category, u"0"_s, u"-1"_s);
        add(u"category that is gone"_s, Field::Category, u"77"_s, u"78"_s);
        add(u"no person"_s, Field::Person, u"NULL"_s, u"1"_s);
        add(u"person that is gone"_s, Field::Person, u"-7"_s, u"7"_s);
        addDescriptions(add);
    }
    void anOddValueIsEditedAroundReplacedAndProtected()
    {
        QFETCH(Field, field);
        QFETCH(QString, amounts);
        QFETCH(QString, value);
        QFETCH(QString, other);
        use(amounts);
        store(field, value);
        ASSIGN_RESULT(const Expense seen, queries::readExpense(*m_one, ExpenseId{1}, m_ledger->layout));
        for (const Field edited : kFields)
            editAndRevert(seen, edited, field);
        if (QTest::currentTestFailed())
            return;
        ASSIGN_RESULT(const Expense gone,
                      inOneFlight([&] { return queries::deleteExpense(*m_other, seen, {}, m_ledger->layout); }));
        QCOMPARE(gone, seen);
        QCOMPARE(queries::restoreExpense(*m_one, gone, {}, m_ledger->layout), seen);
        store(field, value);
        protects(seen, field, other);
    }

    void aLongDescriptionIsKeptAsAWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("other");
        const QString many = u"repeat('\U0001F35D', 10000000)"_s;
        QTest::newRow("10 million characters") << many << u"'x' || "_s + many;
        QTest::newRow("one too long") << u"repeat('x', 201)"_s << u"repeat('x', 199) || 'y'"_s;
        QTest::newRow("a space at the cut") << u"repeat('x', 199) || ' y'"_s << u"repeat('x', 199)"_s;
        QTest::newRow("begins with spaces") << u"repeat(' ', 300) || 'y'"_s << u"repeat(' ', 199) || 'y'"_s;
    }
    void aLongDescriptionIsKeptAsAWhole()
    {
        QFETCH(QString, text);
        QFETCH(QString, other);
        use(kNumeric);
        store(Field::Description, text);
        ASSIGN_RESULT(const auto month, queries::readMonth(*m_one, Month(2024, 1), m_ledger->layout));
        const Expense listed = month.expenses.at(0).expense;
        QVERIFY(month.expenses.at(0).isDescriptionCut);
        for (const Field edited : kFields)
            editAndRevert(listed, edited, Field::Description);
        if (QTest::currentTestFailed())
            return;
        VERIFY_RESULT(inOneFlight([&] { return queries::deleteExpense(*m_other, listed, {}, m_ledger->layout); }));
        use(kNumeric);
        protects(listed, Field::Description, other);
    }

    /// A collation of the column may take different texts for equal ones.
    void textsThatACollationTakesForEqualAreDifferent()
    {
        m_ledger.reset();
        use(kNumeric, u"VARCHAR(200) COLLATE any_case"_s);
        store(Field::Description, u"'Lunch'"_s);
        QCOMPARE(m_ledger->sql(u"SELECT description = 'LUNCH' FROM expenses"_s), u"t"_s);
        ASSIGN_RESULT(const Expense seen, queries::readExpense(*m_one, ExpenseId{1}, m_ledger->layout));
        for (const Field edited : kFields)
            editAndRevert(seen, edited, Field::Description);
        if (QTest::currentTestFailed())
            return;
        protects(seen, Field::Description, u"'LUNCH'"_s);
        m_ledger.reset();
    }

    /// In a ledger that keeps dates beside the rows, a row of a script has no date. Undo removes the date again.
    void aDateBesideARowWithoutOneGoesWithTheUndo()
    {
        const auto all = variants();
        const SharedLedger ledger(Route::Postgres, std::ranges::find(all, u"V5"_s, &Variant::name)->ddl);
        ledger.sql(u"INSERT INTO expenses (user_id, category_id, description, amount) VALUES (1, 1, 'x', 1)"_s);
        ASSIGN_RESULT(const Expense seen, queries::readExpense(*ledger.one, ExpenseId{1}, ledger.layout));
        ASSIGN_RESULT(const ExpenseUpdate update,
                      queries::updateExpense(*ledger.other, seen, draft(u"y"_s, 100, QDate(2024, 1, 2)), {},
                                             ledger.layout));
        QCOMPARE(queries::revertExpense(*ledger.other, update, {}, ledger.layout), seen);
        QCOMPARE(queries::readExpense(*ledger.one, ExpenseId{1}, ledger.layout), seen);
        QCOMPARE(ledger.sql(u"SELECT count(*) FROM bt_expense_dates"_s), u"0"_s);
    }

    void aValueThatIsNullComesBackAsNull()
    {
        const SharedLedger ledger(Route::Postgres, courseDdl());
        ledger.sql(u"ALTER TABLE expenses ALTER description DROP NOT NULL; ALTER TABLE expenses ALTER amount DROP NOT "
                   "NULL; ALTER TABLE expenses ALTER category_id DROP NOT NULL; INSERT INTO expenses (user_id) VALUES "
                   "(1)"_s);
        const auto stored = [&] {
            return ledger.sql(u"SELECT user_id, category_id IS NULL, description IS NULL, amount IS NULL, date IS NULL "
                              "FROM expenses"_s);
        };
        const QString before = stored();
        ASSIGN_RESULT(const Expense seen, queries::readExpense(*ledger.one, ExpenseId{1}, ledger.layout));
        ASSIGN_RESULT(const ExpenseUpdate update,
                      queries::updateExpense(*ledger.other, seen, draft(u"y"_s, 100, QDate(2024, 1, 2)), {},
                                             ledger.layout));
        QCOMPARE(queries::revertExpense(*ledger.other, update, {}, ledger.layout), seen);
        QCOMPARE(stored(), before);
        ASSIGN_RESULT(const Expense gone, queries::deleteExpense(*ledger.other, seen, {}, ledger.layout));
        QCOMPARE(queries::restoreExpense(*ledger.other, gone, {}, ledger.layout), seen);
        QCOMPARE(stored(), before);
    }

private:
    template <class Add>
    static void addAmounts(Add add)
    {
        add(u"NaN"_s, Field::Amount, u"'NaN'"_s, u"0"_s);
        add(u"infinite amount"_s, Field::Amount, u"'Infinity'"_s, u"'-Infinity'"_s);
        add(u"0.004"_s, Field::Amount, u"0.004"_s, u"0.0041"_s);
        add(u"-0.005"_s, Field::Amount, u"-0.005"_s, u"-0.01"_s);
        add(u"many zeros"_s, Field::Amount, u"1.5000000"_s, u"1.5000001"_s);
        add(u"too large"_s, Field::Amount, u"1e30"_s, u"1e30 + 1"_s);
        add(u"no amount"_s, Field::Amount, u"NULL"_s, u"0.01"_s);
        add(u"double, NaN"_s, Field::Amount, u"'NaN'"_s, u"0"_s, kDouble);
        add(u"double, infinite"_s, Field::Amount, u"'-Infinity'"_s, u"'Infinity'"_s, kDouble);
        add(u"double, 0.1 + 0.2"_s, Field::Amount, u"0.1::float8 + 0.2::float8"_s, u"0.3001"_s, kDouble);
        add(u"double, 0.004"_s, Field::Amount, u"0.004"_s, u"0"_s, kDouble);
        add(u"double, tiny"_s, Field::Amount, u"1e-300"_s, u"1"_s, kDouble);
        add(u"double, negative zero"_s, Field::Amount, u"'-0'"_s, u"1"_s, kDouble);
    }

    template <class Add>
    static void addDescriptions(Add add)
    {
        add(u"no description"_s, Field::Description, u"NULL"_s, u"'x'"_s);
        add(u"empty description"_s, Field::Description, u"''"_s, u"' '"_s);
        add(u"spaces around"_s, Field::Description, u"E' \\tLunch \\n'"_s, u"'Lunch'"_s);
        add(u"byte order mark"_s, Field::Description, u"U&'\\FEFFLunch'"_s, u"'Lunch'"_s);
        add(u"composed letter"_s, Field::Description, u"U&'caf\\00e9'"_s, u"U&'cafe\\0301'"_s);
        add(u"quotes"_s, Field::Description, u"E'\\'\"\\\\ $1 %1 ::'"_s, u"E'\\'\"\\\\ $2 %1 ::'"_s);
    }

    /// Edits one field and takes that back. The row looks as before then, and the odd value is exactly as it was unless
    /// it was edited itself.
    void editAndRevert(const Expense &seen, Field edited, Field odd)
    {
        const QString before = row();
        const QString oddBefore = column(odd);
        const Result<Expense> whole = queries::readExpense(*m_one, seen.id, m_ledger->layout);
        ExpenseDraft draft = untouched(seen);
        change(draft, edited);
        ASSIGN_RESULT(const ExpenseUpdate update,
                      inOneFlight([&] { return queries::updateExpense(*m_other, seen, draft, {}, m_ledger->layout); }));
        QCOMPARE(update.before, *whole);
        QCOMPARE(column(odd) == oddBefore, edited != odd);
        QVERIFY(row() != before);
        QCOMPARE(inOneFlight([&] { return queries::revertExpense(*m_other, update, {}, m_ledger->layout); }), whole);
        if (edited != odd)
            QCOMPARE(row(), before);
        else
            store(odd, QString(m_value));
    }

    /// Somebody else stores `other`: the field is not overwritten, the row not deleted; other fields can be edited.
    void protects(const Expense &seen, Field field, const QString &other)
    {
        store(field, other);
        const QString before = row();
        ExpenseDraft draft = untouched(seen);
        change(draft, field);
        const auto refused = queries::updateExpense(*m_other, seen, draft, {}, m_ledger->layout);
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(refused.error().field, field);
        QCOMPARE(queries::deleteExpense(*m_other, seen, {}, m_ledger->layout).error().kind,
                 ErrorKind::ChangedMeanwhile);
        QCOMPARE(row(), before);
        ExpenseDraft elsewhere = untouched(seen);
        change(elsewhere, field == Field::Date ? Field::Category : Field::Date);
        const QString kept = column(field);
        VERIFY_RESULT(
            inOneFlight([&] { return queries::updateExpense(*m_other, seen, elsewhere, {}, m_ledger->layout); }));
        QCOMPARE(column(field), kept);
    }

    template <class Act>
    std::invoke_result_t<Act> inOneFlight(Act act)
    {
        m_proxy->resetFlights();
        auto answer = act();
        if (answer && m_proxy->flights() != 1)
            answer = failure(ErrorKind::Unexpected, Field::None, u"%1 flights"_s.arg(m_proxy->flights()));
        return answer;
    }

    void use(const QString &amounts, const QString &text = u"TEXT"_s)
    {
        if (!m_ledger || m_amounts != amounts) {
            m_amounts = amounts;
            m_ledger = std::make_unique<SharedLedger>(Route::Postgres, looseTables(text, amounts));
            m_proxy = std::make_unique<FaultProxy>(sharedCluster().port());
            auto login = m_ledger->database().server();
            login.address.port = m_proxy->port();
            m_other = *PgConnection::open(login, std::make_shared<Interrupt>());
            m_one = m_ledger->database().connect();
        }
        m_ledger->sql(u"DELETE FROM expenses; INSERT INTO expenses VALUES "
                      "(1, 1, 1, 'Lunch', 12.50, '2024-01-10', '2024-01-10 10:00:00')"_s);
    }

    void store(Field field, const QString &value)
    {
        const auto stored = m_one->exec(u"UPDATE expenses SET %1 = %2"_s.arg(columnOf(field), value));
        QVERIFY2(stored.has_value(), qPrintable(describeFailure(stored)));
        m_value = value;
    }

    /// The stored row as text, its description as a digest.
    QString row()
    {
        return textAt(
            *m_one->exec(u"SELECT concat_ws('|', user_id, category_id, description IS NULL, "
                         "sha256(convert_to(description, 'UTF8')), amount, date, created_at) FROM expenses"_s));
    }

    QString column(Field field)
    {
        return textAt(*m_one->exec(u"SELECT left(CAST(%1 AS text), 1000) FROM expenses"_s.arg(columnOf(field))));
    }

    QString m_amounts;
    QString m_value; ///< the odd value as SQL
    std::unique_ptr<SharedLedger> m_ledger;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Connection> m_one;
    std::unique_ptr<Connection> m_other;
};

QTEST_GUILESS_MAIN(TestOddEdits)
#include "tst_oddedits.moc"
