// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/scratchhome.h"
#include "ui/frame/mainwindow.h"
#include "ui/frame/program.h"

#include <QApplication>
#include <QLineEdit>
#include <QLocale>
#include <QTest>

#include <functional>

namespace budget::test {

/// The whole program on the offscreen platform, worked by the object names of its widgets as a person would: by
/// keys and clicks. Every function waits for what it needs and fails the running test where it does not come.
class Stage
{
public:
    explicit Stage(const StartOptions &options = {});

    /// The visible widget of that name, once there is one; in the topmost window that has it. Ends the program where
    /// none appears.
    template <class Widget = QWidget>
    Widget &find(const char *name)
    {
        auto *widget = qobject_cast<Widget *>(waitForVisible(name));
        if (!widget)
            qFatal("%s is of another class", name);
        return *widget;
    }
    [[nodiscard]] bool isVisible(const char *name) const { return visible(name) != nullptr; }
    [[nodiscard]] bool comes(const char *name);
    [[nodiscard]] bool goes(const char *name);
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition) const;

    void click(const char *name);
    /// A button of a dialog's button box.
    void press(const char *dialog, const char *buttonText);
    void type(const char *name, const QString &text); ///< in the place of what stands there
    void pressKey(const char *name, Qt::Key key);
    /// Types on, whatever has the keyboard focus: a tabulator is the Tab key, a line feed is Enter.
    void typeOn(const QString &text);
    void pressOn(Qt::Key key);
    /// What has the keyboard focus in the topmost window; never null.
    [[nodiscard]] QWidget &focused();
    [[nodiscard]] QString text(const char *name); ///< of a line edit, a combo box or a label

    /// Chooses a file on this computer in the wizard that shows at the first start, and goes to its end where nothing
    /// is in the way.
    void openLocal(const QString &file);
    /// Pastes a connection text in the wizard and goes on from page to page, to the end where nothing is in the way.
    void openServer(const QString &text);
    /// From the connection's page of the wizard to the one named; false where something is in the way.
    bool goOnTo(const char *page);
    void paste(const QString &text);
    /// Fills in the quick entry and presses Enter.
    void enter(const QString &date, const QString &description, const QString &category, const QString &amount);
    /// Answers the dialog that asks who enters.
    void introduce(const QString &name, const QString &email);
    /// The table of the month, a line an expense: 'date | description | category | … | amount'.
    [[nodiscard]] QString expenses();
    [[nodiscard]] bool showsExpense(const QString &description);
    /// In the quick entry.
    [[nodiscard]] bool offersCategory(const QString &name);
    void showMonthOf(QDate date);
    void goToPage(int row);
    /// Chooses a ledger in the menu of the window.
    void switchTo(const QString &ledger);
    /// Whether that ledger comes into view.
    [[nodiscard]] bool shows(const QString &ledger);

    [[nodiscard]] MainWindow &window() { return m_program.window(); }
    [[nodiscard]] Session &session() { return m_program.session(); }
    [[nodiscard]] Journal &journal() { return m_program.journal(); }

private:
    [[nodiscard]] static QWidget *visible(const char *name);
    [[nodiscard]] QWidget &receiver();
    [[nodiscard]] static QWidget *waitForVisible(const char *name);

    Program m_program;
};

/// main() of a journey: a home of its own before anything else, American English.
template <class Journey>
int runJourney(int argc, char **argv)
{
    const ScratchHome home;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("budget-tracker"));
    Journey journey;
    return QTest::qExec(&journey, argc, argv);
}

} // namespace budget::test
