// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class WelcomePage;
}

/// What stands in the window while no ledger is open: that one is to be chosen, that one is being opened, or why one
/// could not be.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;
    Q_DISABLE_COPY_MOVE(WelcomePage)

    void showClosed();
    /// Stays quiet at first: most ledgers open before anybody could read it.
    void showOpening(const QString &name);
    /// `isElsewhere`: the ledger is another than the usual one on this computer.
    void showFailure(const QString &name, const Error &error, bool isElsewhere);

Q_SIGNALS:
    void choiceRequested();
    void retryRequested();
    void editRequested();
    void workHereRequested();
    void cancelRequested();

private:
    enum class State { Closed, Opening, Failed };

    void show(State state);
    void showElapsed();
    void setPartsVisible(bool isVisible);

    std::unique_ptr<Ui::WelcomePage> m_form;
    State m_state = State::Closed;
    bool m_isElsewhere = true;
    QString m_name;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
};

} // namespace budget
