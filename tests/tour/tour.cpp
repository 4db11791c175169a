// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QScreen>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

const QString kDate = u"2024-01-19"_s;
const QString kDescription = u"Farmers market"_s;
const QString kCategory = u"Food"_s;

QList<Entry> entries(const QString &amount)
{
    return {{u"dateEdit"_s, kDate},
            {u"descriptionEdit"_s, kDescription},
            {u"categoryCombo"_s, kCategory},
            {u"amountEdit"_s, amount}};
}

/// The rectangle of the screen that contains the program's windows.
QRect shownArea()
{
    QRect area;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            area |= window->frameGeometry();
    }
    return area;
}

} // namespace

bool Tour::run()
{
    chooseThisComputer();
    addSample();
    enterExpense();
    editExpense();
    showMonth();
    showOtherPages();
    closeProgram();
    if (m_hands.hasFailed())
        savePicture(u"where-it-ended"_s);
    return !m_hands.hasFailed();
}

void Tour::chooseThisComputer()
{
    m_hands.click(m_hands.findEnabled(u"localRadio"_s, u"setupWizard"_s));
    picture(u"wizard"_s);
    if (const auto *file = qobject_cast<QLineEdit *>(m_hands.find(u"fileEdit"_s, u"setupWizard"_s)))
        say(u"Chosen: this computer, %1"_s.arg(file->text()));
    m_hands.click(m_hands.findEnabled(u"nextButton"_s, u"setupWizard"_s));
    m_hands.find(u"personPage"_s, u"setupWizard"_s);
    picture(u"wizard-person"_s);
    m_hands.click(m_hands.findEnabled(u"nextButton"_s, u"setupWizard"_s));
    m_hands.find(u"summaryPage"_s, u"setupWizard"_s);
    picture(u"wizard-summary"_s);
    m_hands.click(m_hands.findEnabled(u"finishButton"_s, u"setupWizard"_s));
    m_hands.find(u"emptyState"_s, u"expensesPage"_s);
    picture(u"empty-month"_s);
}

void Tour::addSample()
{
    m_hands.click(m_hands.findEnabled(u"sampleButton"_s));
    waitForMonth(4, u"146.25"_s);
    say(u"Added: the sample ledger, January 2024"_s);
    picture(u"sample-ledger"_s);
}

void Tour::enterExpense()
{
    const QString amount = u"12.40"_s;
    m_hands.fill(u"quickEntry"_s, entries(amount));
    picture(u"typed-expense"_s);
    m_hands.press(m_hands.findEnabled(u"amountEdit"_s, u"quickEntry"_s), Qt::Key_Return);
    waitForMonth(5, u"158.65"_s);
    say(u"Entered: %1, %2, %3, %4"_s.arg(kDate, kDescription, kCategory, amount));
    picture(u"entered-expense"_s);
}

void Tour::editExpense()
{
    const QString amount = u"15.90"_s;
    if (QTableView *table = expenses())
        m_hands.clickRow(table, rowShowing(*table, u"Description"_s, kDescription));
    m_hands.click(m_hands.findEnabled(u"editButton"_s));
    m_hands.fill(u"expenseDialog"_s, entries(amount));
    picture(u"edit-dialog"_s);
    m_hands.press(m_hands.findEnabled(u"amountEdit"_s, u"expenseDialog"_s), Qt::Key_Return);
    waitForMonth(5, u"162.15"_s);
    say(u"Edited: the amount of %1 is now %2"_s.arg(kDescription, amount));
    picture(u"edited-expense"_s);
}

void Tour::showMonth()
{
    m_hands.click(m_hands.findEnabled(u"previousMonthButton"_s));
    m_hands.find(u"emptyState"_s, u"expensesPage"_s);
    picture(u"month-before"_s);
    m_hands.click(m_hands.findEnabled(u"nextMonthButton"_s));
    waitForMonth(5, u"162.15"_s);
    auto *summary = qobject_cast<QTableView *>(m_hands.find(u"summaryTable"_s));
    m_hands.waitUntil(u"the month's summary had three rows"_s, [summary] { return summary->model()->rowCount() == 3; });
    picture(u"month"_s);
    if (!m_hands.hasFailed())
        writeWindow();
}

void Tour::showOtherPages()
{
    auto *navigation = qobject_cast<QListWidget *>(m_hands.findEnabled(u"navigationList"_s));
    if (!navigation)
        return;
    for (const auto &[key, page] : {std::pair(Qt::Key_Down, u"categoriesPage"_s), {Qt::Key_Down, u"peoplePage"_s}}) {
        navigation->setFocus();
        m_hands.press(navigation, key);
        m_hands.find(page);
        picture(page.chopped(4));
    }
}

void Tour::closeProgram()
{
    QWidget *window = m_hands.find(u"mainWindow"_s);
    if (!m_hands.hasFailed())
        window->close();
}

void Tour::say(const QString &text) const
{
    if (m_hands.hasFailed())
        return;
    std::printf("%s\n", qPrintable(text));
    std::fflush(stdout);
}

QTableView *Tour::expenses()
{
    return qobject_cast<QTableView *>(m_hands.find(u"expensesTable"_s));
}

void Tour::waitForMonth(int rows, const QString &total)
{
    const QTableView *table = expenses();
    const auto *label = qobject_cast<QLabel *>(m_hands.find(u"totalLabel"_s));
    m_hands.waitUntil(u"the month showed %1 rows with the total %2"_s.arg(rows).arg(total), [&] {
        return table->model()->rowCount() == rows && label->text() == total && !QApplication::activeModalWidget();
    });
}

/// Writes the displayed expenses in the format in which scripts/lib/tour.sh reads the file:
/// date|description|category|amount, by date.
void Tour::writeWindow()
{
    const QTableView &table = *expenses();
    QStringList lines;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        lines << shownRow(table, row, {u"Date"_s, u"Description"_s, u"Category"_s, u"Amount"_s}).join(u'|');
    std::ranges::sort(lines);
    say(u"Read back from the window's table:"_s);
    for (QString line : std::as_const(lines))
        say(u"    "_s + line.replace(u'|', u"  "_s));
    const QTableView &summary = *qobject_cast<QTableView *>(m_hands.find(u"summaryTable"_s));
    say(u"Read back from the month's summary:"_s);
    for (int row = 0; row < summary.model()->rowCount(); ++row)
        say(u"    "_s + shownRow(summary, row, {u"Category"_s, u"Entries"_s, u"Total"_s}).join(u"  "_s));
    QFile file(QDir(m_folder).filePath(u"window.txt"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write((lines.join(u'\n') + u'\n').toUtf8()) < 0)
        m_hands.fail(u"window.txt could not be written: "_s + file.errorString());
}

void Tour::picture(const QString &name)
{
    if (m_hands.hasFailed())
        return;
    QTest::qWait(400); // until all windows are painted
    if (!savePicture(name))
        m_hands.fail(u"the picture '%1' could not be saved"_s.arg(name));
}

bool Tour::savePicture(const QString &name)
{
    const QString file = u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QChar(u'0')).arg(name);
    const QRect area = shownArea();
    const QPixmap screen = QApplication::primaryScreen()->grabWindow(0, area.x(), area.y(), area.width(),
                                                                     area.height());
    return screen.save(QDir(m_folder).filePath(file));
}

} // namespace budget::test
