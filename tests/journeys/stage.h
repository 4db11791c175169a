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

/// The whole program on the offscreen platform. The functions operate its widgets by keys and clicks, as a person
/// would, and find them by object name. Each function waits for the widget that it needs, and ends the program if it
/// does not appear.
class Stage
{
public:
    explicit Stage(const StartOptions &options = {});

    /// Waits for a visible widget of that name, and returns the one in the topmost window. Ends the program if none
    /// appears.
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
    /// Clicks a button of a dialog's button box.
    void press(const char *dialog, const char *buttonText);
    void type(const char *name, const QString &text); ///< replaces the text
    void pressKey(const char *name, Qt::Key key);
    /// Types into the widget with the keyboard focus: '\t' presses Tab, '\n' presses Enter.
    void typeOn(const QString &text);
    void pressOn(Qt::Key key);
    /// The widget with the keyboard focus in the topmost window. Ends the program if there is none.
    [[nodiscard]] QWidget &focused();
    [[nodiscard]] QString text(const char *name); ///< of a line edit, a text box, a combo box or a label

    /// In the wizard of the first start, chooses a file on this computer and goes on to the end, unless an error stops
    /// it.
    void openLocal(const QString &file);
    /// In the wizard of the first start, pastes a connection text and goes on to the end, unless an error stops it.
    void openServer(const QString &text);
    /// Goes from the current page of the wizard to `page`; false if an error stops it.
    bool goOnTo(const char *page);
    void paste(const QString &text);
    /// Fills in the entry row and presses Enter.
    void enter(const QString &date, const QString &description, const QString &category, const QString &amount);
    /// Enters a new person in the dialog that asks who enters the expenses.
    void introduce(const QString &name, const QString &email);
    /// The table of the month, one line per expense: 'date | description | category | … | amount'.
    [[nodiscard]] QString expenses();
    [[nodiscard]] bool showsExpense(const QString &description);
    /// Whether the entry row offers the category.
    [[nodiscard]] bool offersCategory(const QString &name);
    void showMonthOf(QDate date);
    void goToPage(int row);
    /// Chooses a ledger in the window's menu.
    void switchTo(const QString &ledger);
    /// Waits until the window shows that ledger.
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

/// main() of a journey, with a home folder of its own and the locale American English.
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
