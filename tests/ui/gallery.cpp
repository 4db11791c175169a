// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery.h"

#include "ui/address/connectionparts.h"
#include "ui/address/factlist.h"
#include "ui/categories/categorydialog.h"
#include "ui/checks/checklist.h"
#include "ui/checks/tablesview.h"
#include "ui/expenses/expensedialog.h"
#include "ui/frame/about.h"
#include "ui/frame/connectionstatus.h"
#include "ui/frame/mainwindow.h"
#include "ui/history/historydialog.h"
#include "ui/pages/notice.h"
#include "ui/people/persondialog.h"
#include "ui/people/whoareyoudialog.h"
#include "ui/profiles/forgetbox.h"
#include "ui/profiles/passworddialog.h"
#include "ui/profiles/profilesdialog.h"
#include "ui/wizard/setupwizard.h"

#include <QListWidget>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

namespace budget::test {

using namespace Qt::StringLiterals;

Gallery::Gallery(const QString &text) : m_text(text)
{ }

bool Gallery::visit(const Visitor &visitor)
{
    m_visitor = visitor;
    m_isComplete = fill();
    if (!m_isComplete)
        return false;
    visitMainWindow();
    visitDialogs();
    visitProfiles();
    visitWizard();
    visitViews();
    return m_isComplete;
}

bool Gallery::fill()
{
    if (!ledger.open())
        return false;
    const auto person = ledger.answer(ledger.session.ledger().addPerson({u"a@example.com"_s, cut(100)}));
    const auto other = ledger.answer(ledger.session.ledger().addPerson({u"b@example.com"_s, u"b"_s + cut(99)}));
    const Category category = ledger.addCategory(cut(50));
    if (!person || !other || !category.id.isValid())
        return false;
    const Expense expense = ledger.addExpense(*person, category, cut(200), 123456789, QDate::currentDate());
    const Expense gone = ledger.addExpense(*person, category, cut(200), 123456789, QDate::currentDate());
    if (!ledger.answer(ledger.session.ledger().deleteExpense(gone)))
        return false;
    Profile stored = profile();
    stored.location = LocalFile{u"/nowhere/"_s + QString(cut(50)).remove(u'/')};
    ledger.journal.add({.kind = JournalKind::ConnectionFailed, .detail = m_text, .place = m_text});
    return expense.id.isValid() && ledger.profiles.save(stored).has_value();
}

void Gallery::visitMainWindow()
{
    MainWindow window(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
    if (!isShown(window))
        return;
    auto &pages = part<QListWidget>(window, "navigationList");
    const auto hasRows = [&] { return part<QTableView>(window, "expensesTable").model()->rowCount() == 1; };
    m_isComplete = m_isComplete && QTest::qWaitFor(hasRows, 10'000);
    window.showNotice({.kind = Notice::Kind::Problem, .text = m_text, .actionText = cut(20), .details = m_text});
    StatusSnapshot status;
    status.state = SessionState::Connected;
    status.place = m_text;
    status.lastError = error();
    window.findChild<ConnectionStatus *>()->setStatus(status);
    for (int row = 0; row < pages.count(); ++row) {
        pages.setCurrentRow(row);
        auto *tabs = part<QStackedWidget>(window, "pageStack").currentWidget()->findChild<QTabWidget *>();
        for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
            if (tabs)
                tabs->setCurrentIndex(tab);
            see(u"page %1.%2"_s.arg(row).arg(tab), window);
        }
    }
    ledger.session.close();
    window.showFailure(profile(), error(), true);
    see(u"failure"_s, window);
    m_isComplete = m_isComplete && ledger.open();
}

void Gallery::visitDialogs()
{
    QWidget parent;
    parent.show();
    const auto categories = ledger.categories();
    const auto persons = ledger.persons();
    const auto expenses = ledger.expenses(Month::of(QDate::currentDate()));
    if (expenses.size() != 1 || persons.size() != 2)
        m_isComplete = false;
    else
        see(u"expense"_s, *new ExpenseDialog(ledger.session, categories, persons, expenses.front(), &parent));
    see(u"new category"_s, *new CategoryDialog(ledger.session, categories, {}, &parent));
    see(u"category"_s, *new CategoryDialog(ledger.session, categories, categories.front(), &parent));
    auto *first = new PersonDialog(ledger.session, {}, &parent);
    first->explainFirst();
    see(u"first person"_s, *first);
    see(u"person"_s, *new PersonDialog(ledger.session, persons.front(), &parent));
    see(u"who are you"_s, *new WhoAreYouDialog(ledger.session, persons, &parent));
    const RowKey row{Table::Expenses, expenses.empty() ? 0 : expenses.front().expense.id.value};
    see(u"history"_s, *new HistoryDialog(ledger.session, row, cut(200), &parent));
    about::show(parent);
    see(u"about"_s, *parent.findChild<QMessageBox *>());
}

void Gallery::visitProfiles()
{
    QWidget parent;
    parent.show();
    see(u"ledgers"_s, *new ProfilesDialog(ledger.profiles, m_secrets, &parent));
    auto *password = new PasswordDialog(profile(), &parent);
    password->showProblem(error());
    see(u"password"_s, *password);
    openForgetBox(profile(), false, parent, [] {});
    see(u"forget"_s, *parent.findChild<QMessageBox *>());
}

void Gallery::visitWizard()
{
    SetupWizard wizard(ledger.session, ledger.preferences, ledger.profiles, m_secrets);
    wizard.show();
    auto &pages = part<QStackedWidget>(wizard, "wizardStack");
    for (int page = 0; page < pages.count(); ++page) {
        pages.setCurrentIndex(page);
        see(u"wizard %1"_s.arg(page), wizard);
    }
    wizard.startWith(profile(), {});
    wizard.showError(error());
    see(u"wizard with an error"_s, wizard);
}

void Gallery::visitViews()
{
    CheckList checks;
    checks.setLines({{.state = CheckLine::State::Failed,
                      .title = m_text,
                      .evidence = m_text,
                      .time = cut(12),
                      .details = m_text,
                      .word = cut(12),
                      .cause = m_text,
                      .step = m_text,
                      .canRepeat = true}});
    see(u"check rows"_s, checks);
    TablesView tables;
    tables.setTask(
        {ledger.location()},
        DeploymentPlan{
            {TableVerdict::Adopted, {{m_text, m_text, TableAspect::Table, TableState::Differs, m_text, m_text}}, 1, 1},
            m_text,
            m_text});
    see(u"tables"_s, tables);
    ConnectionParts parts;
    parts.setLines({{wording::PartLine::Mark::Warning, cut(30), m_text, m_text}});
    see(u"parts"_s, parts);
    FactList facts;
    facts.setFacts({{cut(30), m_text}});
    see(u"facts"_s, facts);
}

bool Gallery::isShown(QWidget &window) const
{
    window.show();
    return QTest::qWaitForWindowExposed(&window);
}

void Gallery::see(const QString &name, QWidget &window)
{
    if (!isShown(window)) {
        m_isComplete = false;
        return qWarning("%ls is not shown", qUtf16Printable(name));
    }
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    m_visitor(name, window);
}

Error Gallery::error() const
{
    return {ErrorKind::Unexpected, Field::None, m_text, u"XX000"_s, cut(50)};
}

Profile Gallery::profile() const
{
    ServerAddress address;
    address.host = u"db.example.com"_s;
    address.database = cut(60);
    address.user = cut(60);
    return {Profiles::newId(), cut(Profiles::kMaxNameLength), u"#4ECDC4"_s, address, {}, SecretKeeper::Ask};
}

} // namespace budget::test
