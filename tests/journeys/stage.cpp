// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"

#include "support/printmodel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000; // milliseconds

} // namespace

Stage::Stage(const StartOptions &options) : m_program(options)
{
    m_program.start();
}

QWidget *Stage::visible(const char *name)
{
    // If several windows have such a widget, the modal window is on top.
    const QWidgetList windows = QApplication::topLevelWidgets();
    QWidget *found = nullptr;
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        QWidgetList candidates = window->findChildren<QWidget *>(QString::fromLatin1(name));
        if (window->objectName() == QLatin1StringView(name))
            candidates << window;
        for (QWidget *candidate : candidates) {
            const bool isOnTop = !found || candidate->window()->isModal();
            if (candidate->isVisible() && isOnTop)
                found = candidate;
        }
    }
    return found;
}

QWidget *Stage::waitForVisible(const char *name)
{
    QWidget *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = visible(name)) != nullptr; }, kPatience))
        qFatal("%s did not appear", name);
    return found;
}

bool Stage::comes(const char *name)
{
    return waitFor([&] { return isVisible(name); });
}

bool Stage::goes(const char *name)
{
    return waitFor([&] { return !isVisible(name); });
}

bool Stage::waitFor(const std::function<bool()> &condition) const
{
    return QTest::qWaitFor(condition, kPatience);
}

void Stage::click(const char *name)
{
    auto &button = find<QAbstractButton>(name);
    if (!waitFor([&] { return button.isEnabled(); }))
        qFatal("%s stayed disabled", name);
    if (auto *radio = qobject_cast<QRadioButton *>(&button))
        radio->setFocus();
    button.click();
}

void Stage::press(const char *dialog, const char *buttonText)
{
    auto &window = find(dialog);
    const auto buttons = window.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text().remove(u'&') == QLatin1StringView(buttonText))
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    qFatal("%s has no button %s", dialog, buttonText);
}

void Stage::type(const char *name, const QString &text)
{
    QWidget *widget = waitForVisible(name);
    if (auto *combo = qobject_cast<QComboBox *>(widget))
        widget = combo->lineEdit();
    if (qobject_cast<QPlainTextEdit *>(widget)) {
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        return QTest::keyClicks(widget, text);
    }
    auto *edit = qobject_cast<QLineEdit *>(widget);
    if (!edit)
        qFatal("%s takes no text", name);
    if (!waitFor([&] { return edit->isEnabled() && !edit->isReadOnly(); }))
        qFatal("%s cannot be edited", name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void Stage::pressKey(const char *name, Qt::Key key)
{
    QTest::keyClick(waitForVisible(name), key);
}

void Stage::typeOn(const QString &text)
{
    for (const QChar &letter : text) {
        if (letter == u'\t')
            pressOn(Qt::Key_Tab);
        else if (letter == u'\n')
            pressOn(Qt::Key_Return);
        else
            QTest::keyClicks(&receiver(), QString(letter));
    }
}

void Stage::pressOn(Qt::Key key)
{
    QTest::keyClick(&receiver(), key);
}

QWidget &Stage::focused()
{
    QWidget *top = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : &window();
    if (QApplication::activeWindow() != top) { // offscreen, a closed popup stays active
        top->activateWindow();
        if (!QTest::qWaitForWindowActive(top))
            qFatal("the window does not become active");
    }
    if (!top->focusWidget())
        qFatal("nothing has the keyboard focus");
    return *top->focusWidget();
}

/// The widget that receives keys: an open popup first, as in Qt.
QWidget &Stage::receiver()
{
    QWidget *popup = QApplication::activePopupWidget();
    if (!popup)
        return focused();
    return popup->focusWidget() ? *popup->focusWidget() : *popup;
}

QString Stage::text(const char *name)
{
    QWidget *widget = waitForVisible(name);
    if (const auto *label = qobject_cast<QLabel *>(widget))
        return label->text();
    if (const auto *combo = qobject_cast<QComboBox *>(widget))
        return combo->currentText();
    if (const auto *box = qobject_cast<QPlainTextEdit *>(widget))
        return box->toPlainText();
    const auto *edit = qobject_cast<QLineEdit *>(widget);
    return edit ? edit->text() : widget->accessibleName();
}

void Stage::openLocal(const QString &file)
{
    click("localRadio");
    type("fileEdit", file);
    click("nextButton");
    if (!waitFor([this] { return isVisible("personPage") || isVisible("wizardErrorLabel"); }))
        qFatal("the file was not looked at");
    if (isVisible("personPage") && goOnTo("summaryPage"))
        click("finishButton");
}

void Stage::openServer(const QString &text)
{
    click("serverRadio");
    click("nextButton");
    paste(text);
    if (goOnTo("summaryPage"))
        click("finishButton");
}

/// On the page for the password, chooses to keep it in memory, which needs no service of the system.
bool Stage::goOnTo(const char *page)
{
    const auto isStuck = [this] { return isVisible("wizardErrorLabel") || isVisible("checkAgainButton"); };
    while (!isVisible(page)) {
        if (isVisible("secretPage"))
            click("sessionRadio");
        auto &next = find<QPushButton>("nextButton");
        if (!waitFor([&] { return next.isEnabled() || isStuck(); }) || !next.isEnabled())
            return false;
        next.click();
        if (isVisible("wizardErrorLabel"))
            return false;
    }
    return true;
}

void Stage::paste(const QString &text)
{
    auto &box = find<QPlainTextEdit>("pasteEdit");
    box.setFocus();
    box.selectAll();
    box.insertPlainText(text);
}

void Stage::enter(const QString &date, const QString &description, const QString &category, const QString &amount)
{
    type("dateEdit", date);
    type("descriptionEdit", description);
    type("categoryCombo", category);
    type("amountEdit", amount);
    pressKey("amountEdit", Qt::Key_Return);
}

void Stage::introduce(const QString &name, const QString &email)
{
    find("personDialog");
    type("nameEdit", name);
    type("emailEdit", email);
    pressKey("emailEdit", Qt::Key_Return);
}

QString Stage::expenses()
{
    auto *table = window().findChild<QTableView *>(u"expensesTable"_s);
    return printModel(*table->model());
}

bool Stage::showsExpense(const QString &description)
{
    return waitFor([&] { return expenses().contains(description); });
}

bool Stage::offersCategory(const QString &name)
{
    const auto &combo = find<QComboBox>("categoryCombo");
    return waitFor([&] { return combo.findText(name) >= 0; });
}

void Stage::showMonthOf(QDate date)
{
    window().showMonth(Month::of(date));
}

void Stage::switchTo(const QString &ledger)
{
    const auto *menu = window().findChild<QMenu *>(u"profileMenu"_s);
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text() == ledger)
            return action->trigger();
    }
    qFatal("there is no ledger %s", qPrintable(ledger));
}

bool Stage::shows(const QString &ledger)
{
    return waitFor([&] { return window().windowTitle() == ledger + u" – Budget Tracker"_s; });
}

void Stage::goToPage(int row)
{
    find<QListWidget>("navigationList").setCurrentRow(row);
}

} // namespace budget::test
