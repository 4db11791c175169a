// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/localledger.h"

#include <QFile>
#include <QProcess>

namespace budget::test {

using namespace Qt::StringLiterals;

LocalLedger::LocalLedger() : settings(m_folder.filePath(u"settings.ini"_s)), preferences(settings), profiles(settings)
{
    if (QLocale() == QLocale::system()) // a test may have chosen another one
        QLocale::setDefault(QLocale(u"en_US"_s));
    journal.watch(session);
}

bool LocalLedger::open()
{
    return answer(session.open(location())).has_value();
}

bool LocalLedger::openAsNewer()
{
    session.close();
    const QString path = location().path;
    QProcess shell;
    const bool isClosed = QTest::qWaitFor([&] { return !QFile::exists(path + u".lock"_s); }, 30'000);
    shell.start(u"sqlite3"_s, {path, u"INSERT INTO bt_schema_migrations VALUES (999, 'x', '2030-01-01')"_s});
    return isClosed && shell.waitForFinished() && shell.exitCode() == 0 && open();
}

bool LocalLedger::runScript(const QString &sql) const
{
    return QProcess::execute(QStringLiteral("sqlite3"), {location().path, sql}) == 0;
}

Person LocalLedger::addPerson(const QString &name)
{
    return answer(session.ledger().addPerson({name.toLower() + u"@example.com"_s, name})).value_or(Person());
}

Category LocalLedger::addCategory(const QString &name, const QString &color)
{
    return answer(session.ledger().addCategory({name, color})).value_or(Category());
}

Expense LocalLedger::addExpense(const Person &person, const Category &category, const QString &description,
                                qint64 minor, QDate date)
{
    const ExpenseDraft draft{person.id, category.id, description, Money::fromMinor(minor), date};
    return answer(session.ledger().addExpense(draft)).value_or(Expense());
}

bool LocalLedger::addSample()
{
    const auto person = answer(session.ledger().addSampleLedger());
    if (person)
        preferences.setPerson(location(), person->id); // so that the program knows who enters expenses
    return person.has_value();
}

std::vector<ListedExpense> LocalLedger::expenses(Month month)
{
    return answer(session.ledger().listMonth(month)).value_or(std::vector<ListedExpense>());
}

std::vector<Category> LocalLedger::categories()
{
    return answer(session.ledger().listCategories()).value_or(std::vector<Category>());
}

std::vector<Person> LocalLedger::persons()
{
    return answer(session.ledger().listPersons()).value_or(std::vector<Person>());
}

} // namespace budget::test
