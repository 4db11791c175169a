// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/editors/categorycombo.h"
#include "ui/expenses/expensespage.h"
#include "ui/frame/mainwindow.h"
#include "ui/localledger.h"
#include "ui/look/theme.h"
#include "ui/pages/notice.h"
#include "ui/tables/listtable.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <memory>
#include <utility>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const ScratchHome kHome;

} // namespace

/// Where the keyboard focus is after each step of a user who has no mouse.
class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        theme::apply(theme::Appearance::Light);
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        (void)m_ledger->addSample();
        m_window = std::make_unique<MainWindow>(m_ledger->session, m_ledger->preferences, m_ledger->profiles,
                                                m_ledger->journal);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showMonth(Month::of({2024, 1, 15}));
        QTRY_COMPARE(expenses().model()->rowCount(), 4);
    }
    void cleanup()
    {
        m_window.reset();
        m_ledger.reset();
    }

    void anotherMonthKeepsTheFocusInTheList()
    {
        expenses().setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_Left, Qt::AltModifier);
        auto &empty = part<QPushButton>(*m_window, "emptyEntryButton");
        QTRY_VERIFY(empty.isVisible());
        QCOMPARE(focused(), &empty);
        QTest::keyClick(focused(), Qt::Key_Right, Qt::AltModifier);
        QTRY_VERIFY(expenses().isVisible());
        QCOMPARE(focused(), &expenses());
        QVERIFY(expenses().selectedRow() >= 0);
    }

    void anotherMonthLeavesTheFocusInTheEntryRow()
    {
        auto &description = part<QLineEdit>(*m_window, "descriptionEdit");
        description.setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(part<QPushButton>(*m_window, "emptyEntryButton").isVisible());
        QCOMPARE(focused(), &description);
    }

    void aPageChosenByItsKeyHasTheFocus_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("start");
        QTest::newRow("categories") << u"categoriesAction"_s << u"categoriesTable"_s;
        QTest::newRow("people") << u"peopleAction"_s << u"peopleTable"_s;
        QTest::newRow("expenses") << u"expensesAction"_s << u"descriptionEdit"_s;
    }
    void aPageChosenByItsKeyHasTheFocus()
    {
        QFETCH(QString, action);
        QFETCH(QString, start);
        part<QListWidget>(*m_window, "navigationList").setFocus(Qt::TabFocusReason);
        part<QAction>(*m_window, qPrintable(action)).trigger();
        QTRY_COMPARE(focused()->objectName(), start);
    }

    void theConnectionPageStartsAtItsTabs()
    {
        part<QListWidget>(*m_window, "navigationList").setFocus(Qt::TabFocusReason);
        part<QAction>(*m_window, "connectionAction").trigger();
        QTRY_COMPARE(focused(), part<QTabWidget>(*m_window, "overviewTabs").tabBar());
    }

    void aPageKeepsItsFocusWhileAnotherIsShown()
    {
        auto &amount = part<QLineEdit>(*m_window, "amountEdit");
        amount.setFocus(Qt::TabFocusReason);
        part<QAction>(*m_window, "categoriesAction").trigger();
        QTRY_COMPARE(focused()->objectName(), u"categoriesTable"_s);
        part<QAction>(*m_window, "expensesAction").trigger();
        QCOMPARE(focused(), &amount);
    }

    void theFirstRowOfAListTakesTheFocusOfTheButtonThatAddedIt()
    {
        m_window.reset();
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        m_window = std::make_unique<MainWindow>(m_ledger->session, m_ledger->preferences, m_ledger->profiles,
                                                m_ledger->journal);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        part<QAction>(*m_window, "categoriesAction").trigger();
        QTRY_COMPARE(focused()->objectName(), u"emptyAddButton"_s);
        QTest::keyClick(focused(), Qt::Key_Space);
        QTRY_VERIFY(openDialog<QDialog>(*m_window, "categoryDialog"));
        QTRY_COMPARE(focused() ? focused()->objectName() : QString(), u"nameEdit"_s);
        QTest::keyClicks(focused(), u"Food"_s);
        QTest::keyClick(focused(), Qt::Key_Return);
        QTRY_VERIFY(m_window->focusWidget());
        QTRY_COMPARE(m_window->focusWidget()->objectName(), u"categoriesTable"_s);
    }

    void f6GoesThroughEntryNoticeAndList()
    {
        expenses().setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_Delete);
        QTRY_COMPARE(expenses().model()->rowCount(), 3);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused()->objectName(), u"descriptionEdit"_s);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused()->objectName(), u"noticeActionButton"_s);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused(), &expenses());
    }

    void f6ReachesTheNoticeOfTheWindowFromEveryPage()
    {
        m_window->showError({ErrorKind::DiskFull, Field::LedgerFile, {}, {}, {}}, Notice::About::Program);
        expenses().setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused()->objectName(), u"noticeCloseButton"_s);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused()->objectName(), u"descriptionEdit"_s);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused(), &expenses());
        for (const auto &[action, start] :
             {std::pair("categoriesAction", u"categoriesTable"_s), std::pair("peopleAction", u"peopleTable"_s)}) {
            part<QAction>(*m_window, action).trigger();
            QTRY_COMPARE(focused()->objectName(), start);
            QTest::keyClick(focused(), Qt::Key_F6);
            QCOMPARE(focused()->objectName(), u"noticeCloseButton"_s);
            QTest::keyClick(focused(), Qt::Key_F6);
            QCOMPARE(focused()->objectName(), start);
        }
        part<QAction>(*m_window, "connectionAction").trigger();
        QTRY_COMPARE(focused(), part<QTabWidget>(*m_window, "overviewTabs").tabBar());
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused()->objectName(), u"noticeCloseButton"_s);
        QTest::keyClick(focused(), Qt::Key_F6);
        QCOMPARE(focused(), part<QTabWidget>(*m_window, "overviewTabs").tabBar());
    }

    void escapeClosesTheNoticeAndTheFocusStaysOnThePage()
    {
        expenses().setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_Delete);
        QTRY_COMPARE(expenses().model()->rowCount(), 3);
        QTest::keyClick(focused(), Qt::Key_F6);
        QTest::keyClick(focused(), Qt::Key_F6);
        QWidget *notice = focused()->parentWidget();
        QTest::keyClick(focused(), Qt::Key_Escape);
        QVERIFY(!notice->isVisible());
        QVERIFY(focused() && focused()->isVisible());
        QVERIFY(focused()->focusPolicy() != Qt::NoFocus);
    }

    void theOfferToCreateACategoryGoesWhenAnotherNameIsTyped()
    {
        auto &combo = part<CategoryCombo>(*m_window, "categoryCombo");
        enter(u"Lamp"_s, u"Lamps"_s, u"4.00"_s);
        auto &action = part<QPushButton>(*m_window->findChild<ExpensesPage *>(), "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        QVERIFY2(action.text().contains(u"Lamps"_s), qPrintable(action.text()));
        combo.lineEdit()->selectAll();
        QTest::keyClicks(combo.lineEdit(), u"Light"_s);
        QVERIFY(!action.isVisible());
        QTest::keyClick(combo.lineEdit(), Qt::Key_Return);
        QTRY_VERIFY(action.isVisible());
        QVERIFY2(action.text().contains(u"Light"_s), qPrintable(action.text()));
        action.click();
        QTRY_COMPARE(combo.currentText(), u"Light"_s);
    }

    void anotherLedgerProposesNoCategoryOfThePreviousOne()
    {
        auto &combo = part<CategoryCombo>(*m_window, "categoryCombo");
        enter(u"Bread"_s, u"Food"_s, u"4.00"_s);
        QTRY_COMPARE(part<QLineEdit>(*m_window, "amountEdit").text(), QString());
        QCOMPARE(combo.currentText(), u"Food"_s);
        const QTemporaryDir folder;
        QVERIFY(m_ledger->answer(m_ledger->session.open(LocalFile{folder.filePath(u"other.sqlite"_s)})));
        QCOMPARE(combo.currentText(), QString());
        m_window.reset();
        m_ledger.reset(); // closes the file before the folder is removed
    }

    void enterPressesTheButtonThatHasTheFocus()
    {
        expenses().setFocus(Qt::TabFocusReason);
        auto &remove = part<QToolButton>(*m_window, "deleteButton");
        remove.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&remove, Qt::Key_Return);
        QTRY_COMPARE(expenses().model()->rowCount(), 3);
        auto &undo = part<QPushButton>(*m_window->findChild<ExpensesPage *>(), "noticeActionButton");
        undo.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&undo, Qt::Key_Enter);
        QTRY_COMPARE(expenses().model()->rowCount(), 4);
    }

    void enterOpensTheMenuOfAButton()
    {
        auto &button = part<QToolButton>(*m_window, "profileButton");
        button.setFocus(Qt::TabFocusReason);
        bool isOpen = false;
        QTimer::singleShot(0, this, [&] { // Qt waits in an event loop until the menu is closed
            isOpen = button.menu()->isVisible();
            button.menu()->close();
        });
        QTest::keyClick(&button, Qt::Key_Return);
        QTRY_VERIFY(isOpen);
    }

    void withoutALedgerTheFocusIsOnTheButtonThatLeadsOn()
    {
        m_ledger->session.close();
        auto &choose = part<QPushButton>(*m_window, "chooseLedgerButton");
        QTRY_COMPARE(focused(), &choose);
        const QSignalSpy choices(m_window.get(), &MainWindow::ledgerChoiceRequested);
        QTest::keyClick(focused(), Qt::Key_Return);
        QCOMPARE(choices.size(), 1);
        m_window->showFailure({}, {ErrorKind::Unexpected, Field::None, {}, {}, {}}, true);
        QCOMPARE(focused(), &part<QPushButton>(*m_window, "retryButton"));
        const QSignalSpy retries(m_window.get(), &MainWindow::retryRequested);
        QTest::keyClick(focused(), Qt::Key_Return);
        QCOMPARE(retries.size(), 1);
    }

    void theMenuThatHasTheFocusIsMarked()
    {
        auto &bar = *m_window->menuBar();
        const auto picture = [&] { return bar.grab().toImage(); };
        const QImage before = picture();
        bar.setFocus(Qt::MenuBarFocusReason);
        bar.setActiveAction(bar.actions().at(2));
        if (QWidget *popup = QApplication::activePopupWidget())
            QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(bar.hasFocus());
        QVERIFY(picture() != before);
    }

private:
    [[nodiscard]] static QWidget *focused() { return QApplication::focusWidget(); }
    [[nodiscard]] ListTable &expenses() { return part<ListTable>(*m_window, "expensesTable"); }

    void enter(const QString &description, const QString &category, const QString &amount)
    {
        part<QLineEdit>(*m_window, "descriptionEdit").setText(description);
        part<CategoryCombo>(*m_window, "categoryCombo").setEditText(category);
        part<QLineEdit>(*m_window, "amountEdit").setText(amount);
        part<QLineEdit>(*m_window, "amountEdit").setFocus(Qt::TabFocusReason);
        QTest::keyClick(focused(), Qt::Key_Return);
    }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
