// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/statussnapshot.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class ConnectionStatus;
}

/// What the status bar says of the ledger: state, place, route, encryption, pool, saving, last error. Passive: it
/// shows a snapshot and asks nobody.
class ConnectionStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionStatus(QWidget *parent = nullptr);
    ~ConnectionStatus() override;
    Q_DISABLE_COPY_MOVE(ConnectionStatus)

    void setStatus(const StatusSnapshot &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showServer();
    void showError();
    void announce();

    std::unique_ptr<Ui::ConnectionStatus> m_form;
    StatusSnapshot m_status;
};

} // namespace budget
