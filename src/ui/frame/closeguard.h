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

/// Keeps a window open while a change is being saved, and closes it once the change has succeeded. A second attempt to
/// close the window asks the user.
class CloseGuard : public QObject
{
    Q_OBJECT

public:
    CloseGuard(Ledger &ledger, QWidget &window);

    /// To be called by the window's closeEvent(). If this returns false, the guard closes the window later or asks the
    /// user.
    [[nodiscard]] bool mayClose();

Q_SIGNALS:
    void waitingStarted();
    /// The change was not saved, so the window stays open.
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
