// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hands.h"

#include <QString>

class QTableView;

namespace budget::test {

/// Operates the program from its first start: chooses this computer, adds the sample ledger, enters an expense, edits
/// it and shows the month. Writes numbered pictures and `window.txt`, the last texts of the window, into a folder.
class Tour
{
public:
    explicit Tour(QString folder) : m_folder(std::move(folder)) { }

    /// False if a step failed; the reason has been printed. Otherwise the program is closing.
    bool run();

private:
    void chooseThisComputer();
    void addSample();
    void enterExpense();
    void editExpense();
    void showMonth();
    void showOtherPages();
    void closeProgram();

    /// Prints a line on the console, unless a step has failed.
    void say(const QString &text) const;
    QTableView *expenses();
    void waitForMonth(int rows, const QString &total);
    void writeWindow();
    void picture(const QString &name);
    bool savePicture(const QString &name);

    Hands m_hands;
    QString m_folder;
    int m_pictures = 0;
};

} // namespace budget::test
