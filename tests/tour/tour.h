// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hands.h"

#include <QString>

namespace budget::test {

/// The program's main job from the first start on: choose this computer, add the sample ledger, enter an expense,
/// edit it, show the month. Leaves numbered pictures in a folder, and `window.txt` with what the window showed last.
class Tour
{
public:
    explicit Tour(QString folder) : m_folder(std::move(folder)) { }

    /// False where a step failed; the reason was printed. Otherwise the program has been told to close.
    bool run();

private:
    void chooseThisComputer();
    void addSample();
    void enterExpense();
    void editExpense();
    void showMonth();
    void showOtherPages();
    void closeProgram();

    /// A line on the console, unless something has failed.
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
