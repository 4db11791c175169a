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

/// The page shown while no ledger is open. It offers a choice, shows that a ledger is being opened, or why one could
/// not be opened.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;
    Q_DISABLE_COPY_MOVE(WelcomePage)

    void showClosed();
    /// Shows nothing at first, because most ledgers open before the text could be read.
    void showOpening(const QString &name);
    /// `isElsewhere`: the ledger is not the usual file on this computer.
    void showFailure(const QString &name, const Error &error, bool isElsewhere);

Q_SIGNALS:
    void choiceRequested();
    void retryRequested();
    void editRequested();
    void workHereRequested();
    void cancelRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class State { Closed, Opening, Failed };

    void show(State state);
    void takeFocus();
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
