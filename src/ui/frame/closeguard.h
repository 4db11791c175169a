// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QMessageBox;
class QWidget;

namespace budget {

class Ledger;

/// Keeps a window open while something is being saved, and closes it once that has succeeded. Whoever tries to
/// close it a second time is asked.
class CloseGuard : public QObject
{
    Q_OBJECT

public:
    CloseGuard(Ledger &ledger, QWidget &window);

    /// To be asked by the window's closeEvent(); where it says no it sees to the rest.
    [[nodiscard]] bool mayClose();

Q_SIGNALS:
    void waitingStarted();
    /// What was to be saved was not, so the window stays.
    void waitingGivenUp();

private:
    void noteAnswer(const std::optional<Error> &error);
    void settle();
    void ask();

    Ledger &m_ledger;
    QWidget &m_window;
    QPointer<QMessageBox> m_box;
    bool m_isWaiting = false;
    bool m_hasFailed = false;
    bool m_isForced = false;
};

} // namespace budget
