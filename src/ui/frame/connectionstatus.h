// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/status/statussnapshot.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class ConnectionStatus;
}

/// The status bar's view of the ledger: state, place, route, encryption, pool, saving, last error and waiting time.
/// Shows a snapshot and sends nothing.
class ConnectionStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionStatus(QWidget *parent = nullptr);
    ~ConnectionStatus() override;
    Q_DISABLE_COPY_MOVE(ConnectionStatus)

    void setStatus(const StatusSnapshot &status);
    /// Whether the user can open a page with details.
    void offerDetails(bool isOffered);

Q_SIGNALS:
    /// The user wants to give up the wait that is shown.
    void cancelRequested();
    /// The user clicked the state or the button.
    void detailsRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void showState();
    void tick();
    void showWord();
    void showWork();
    void showServer();
    void showError();
    void announce();

    std::unique_ptr<Ui::ConnectionStatus> m_form;
    StatusSnapshot m_status;
    bool m_hasDetails = false;
    QTimer m_second; ///< runs while seconds are shown
};

} // namespace budget
