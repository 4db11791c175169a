// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/mainwindow.h"

#include "support/places/scratchhome.h"
#include "ui/localledger.h"
#include "ui/look/theme.h"
#include "ui/pages/notice.h"
#include "ui/pages/page.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const test::ScratchHome kHome;

struct Shown
{
    Shown() { window.show(); }

    [[nodiscard]] QWidget *page()
    {
        return qobject_cast<QScrollArea *>(part<QStackedWidget>(window, "pageStack").currentWidget())->widget();
    }
    [[nodiscard]] int row() { return part<QListWidget>(window, "navigationList").currentRow(); }
    [[nodiscard]] QString notice()
    {
        const auto &bar = part<NoticeBar>(window, "windowNotice");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }
    void trigger(const char *action)
    {
        auto *found = window.findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY(found && found->isEnabled());
        found->trigger();
    }
    /// Starts a write, whose result cannot have arrived when this function returns.
    void startWriting(const QString &email) { (void)ledger.session.ledger().addPerson({email, u"Somebody"_s}); }

    test::LocalLedger ledger;
    MainWindow window{ledger.session, ledger.preferences, ledger.profiles, ledger.journal};
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALedgerItOffersToChooseOne()
    {
        Shown s;
        QCOMPARE(s.page()->objectName(), u"welcomePage"_s);
        QVERIFY(!part<QListWidget>(s.window, "navigationList").isEnabled());
        QCOMPARE(s.window.windowTitle(), u"Budget Tracker"_s);
        const QSignalSpy asked(&s.window, &MainWindow::ledgerChoiceRequested);
        part<QPushButton>(s.window, "chooseLedgerButton").click();
        QCOMPARE(asked.size(), 1);
    }

    void anOpenLedgerShowsItsPagesAndItsName()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        QVERIFY(qobject_cast<Page *>(s.page()));
        QCOMPARE(s.window.windowTitle(), u"ledger – Budget Tracker"_s);
        QCOMPARE(part<QLabel>(s.window, "stateLabel").text(), u"Local file"_s);
    }

    void closingTheLedgerGoesBackToTheChoice()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.ledger.session.close();
        QCOMPARE(s.page()->objectName(), u"welcomePage"_s);
    }

    void theMenuSwitchesPages()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        QWidget *first = s.page();
        s.trigger("peopleAction");
        QCOMPARE(s.row(), 2);
        QVERIFY(s.page() != first);
        s.trigger("categoriesAction");
        QCOMPARE(s.row(), 1);
        s.trigger("expensesAction");
        QCOMPARE(s.page(), first);
        QCOMPARE(s.window.findChild<QAction *>(u"peopleAction"_s)->shortcut(), QKeySequence(u"Ctrl+3"_s));
    }

    void theTitlesOfThePagesAreAtTheSameHeight()
    {
        theme::apply(theme::Appearance::Light); // the style makes buttons as high as a title
        Shown s;
        QVERIFY(s.ledger.open());
        QList<int> heights;
        for (const char *action : {"expensesAction", "categoriesAction", "peopleAction", "connectionAction"}) {
            s.trigger(action);
            QCoreApplication::processEvents();
            for (const QLabel *label : s.page()->findChildren<QLabel *>()) {
                if (label->font() == theme::pageTitleFont() && label->isVisible())
                    heights << label->mapTo(&s.window, label->rect().center()).y();
            }
        }
        QCOMPARE(heights, QList<int>(4, heights.value(0)));
    }

    void theLanguageIsChosenInTheMenu()
    {
        Shown s;
        const auto isChecked = [&](const char *name) {
            return s.window.findChild<QAction *>(QString::fromLatin1(name))->isChecked();
        };
        QVERIFY(isChecked("systemLanguageAction"));
        s.trigger("deLanguageAction");
        QCOMPARE(s.ledger.preferences.language(), u"de"_s);
        QVERIFY(isChecked("deLanguageAction") && !isChecked("systemLanguageAction"));
        QCOMPARE(s.notice(), u"The window changes its language the next time you start the program."_s);
        s.trigger("systemLanguageAction");
        QCOMPARE(s.ledger.preferences.language(), u"system"_s);
        QCOMPARE(s.notice(), QString());
    }

    void newExpenseStartsTheQuickEntry()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.trigger("peopleAction");
        s.trigger("newExpenseAction");
        QCOMPARE(s.row(), 0);
        QVERIFY(s.page()->isAncestorOf(s.window.focusWidget()));
    }

    void theNavigationCollapsesToItsIcons()
    {
        Shown s;
        const auto &panel = part<QWidget>(s.window, "navigationPanel");
        const int wide = panel.width();
        s.trigger("collapseAction");
        QVERIFY(panel.maximumWidth() < wide / 2);
        s.trigger("collapseAction");
        QCOMPARE(panel.maximumWidth(), wide);
    }

    void theAppearanceIsRemembered()
    {
        Shown s;
        s.trigger("darkAction");
        QCOMPARE(s.ledger.preferences.appearance(), u"dark"_s);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 60);
        s.trigger("lightAction");
        QCOMPARE(s.ledger.preferences.appearance(), u"light"_s);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 200);
    }

    void theSizeIsRemembered()
    {
        test::LocalLedger ledger;
        QSize remembered;
        {
            MainWindow window(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
            window.show();
            window.resize(window.minimumSizeHint() + QSize(0, 33));
            remembered = window.size();
            QVERIFY(window.close());
        }
        MainWindow again(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
        // Only the height: Qt 6.8 limits the width to the screen, and the offscreen screen is narrower than the window.
        QCOMPARE(again.height(), remembered.height());
    }

    void closesAtOnceWhenNothingIsBeingSaved()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        QVERIFY(s.window.close());
    }

    void closesAfterWhatIsBeingSaved()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.startWriting(u"a@example.com"_s);
        QVERIFY(!s.window.close());
        QVERIFY(s.notice().startsWith(u"Saving…"_s));
        QTRY_VERIFY(!s.window.isVisible());
        QCOMPARE(s.ledger.persons().size(), 1U);
    }

    void staysOpenWhenSavingFailed()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        QVERIFY(s.ledger.addPerson(u"Alice"_s).id.isValid());
        s.startWriting(u"alice@example.com"_s);
        QVERIFY(!s.window.close());
        QTRY_VERIFY(s.notice().contains(u"so the window stays open"_s));
        QVERIFY(s.window.isVisible());
        QVERIFY(s.window.close());
    }

    void asksAtTheSecondAttempt()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.startWriting(u"a@example.com"_s);
        QVERIFY(!s.window.close());
        QVERIFY(!s.window.close());
        auto *box = test::openDialog<QMessageBox>(s.window, "closeAnywayBox");
        QVERIFY(box);
        part<QPushButton>(*box, "leaveAnywayButton").click();
        QTRY_VERIFY(!s.window.isVisible());
    }

    void theWindowStaysOpenUntilTheChangeIsSaved()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.startWriting(u"a@example.com"_s);
        QVERIFY(!s.window.close());
        QVERIFY(!s.window.close());
        auto *box = test::openDialog<QMessageBox>(s.window, "closeAnywayBox");
        QVERIFY(box);
        part<QPushButton>(*box, "keepWaitingButton").click();
        QVERIFY(s.window.isVisible());
        QTRY_VERIFY(!s.window.isVisible());
        QCOMPARE(s.ledger.persons().size(), 1U);
    }

    void aNoticeOfOnePageGoesWithIt()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.window.showError({ErrorKind::Cancelled, Field::None, {}, {}, {}}, Notice::About::Action);
        QVERIFY(!s.notice().isEmpty());
        s.trigger("categoriesAction");
        QVERIFY(s.notice().isEmpty());
        s.window.showError({ErrorKind::Cancelled, Field::None, {}, {}, {}}, Notice::About::Program);
        s.trigger("expensesAction");
        QVERIFY(!s.notice().isEmpty());
    }

    void noticesOfALedgerGoWhenAnotherOneOpens()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        const Profile profile{u"p"_s, u"House"_s, {}, LocalFile{u"/nowhere/a"_s}};
        s.window.showFailure(profile, {ErrorKind::NotOpen, Field::None, {}, {}, {}}, true);
        QVERIFY(!s.notice().isEmpty());
        s.ledger.session.close();
        QVERIFY(s.ledger.open());
        QVERIFY(s.notice().isEmpty());
    }

    void aFailedSaveIsNoFailureAfterTheNextOneSucceeded()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        const auto person = s.ledger.addPerson(u"Ann"_s);
        (void)s.ledger.session.ledger().addPerson({person.email, u"Somebody"_s}); // refused: a duplicate
        QVERIFY(!s.window.close());
        QTRY_COMPARE(s.notice(),
                     u"The last change was not saved, so the window stays open. Try to save again, or close the window "
                     "once more."_s);
        (void)s.ledger.addPerson(u"Ben"_s);
        QTRY_VERIFY(s.notice().isEmpty());
    }

    void aboutSaysVersionAndLicence()
    {
        QCoreApplication::setApplicationVersion(u"1.2.3"_s);
        Shown s;
        s.trigger("aboutAction");
        auto *box = test::openDialog<QMessageBox>(s.window, "aboutBox");
        QVERIFY(box);
        QVERIFY(box->text().contains(u"1.2.3"_s));
        QVERIFY(box->informativeText().contains(u"GNU General Public License"_s));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
