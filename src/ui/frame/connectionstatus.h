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

/// What the status bar says of the ledger: state, place, route, encryption, pool, saving, last error, and for
/// how long it has been waiting. Passive: it shows a snapshot and asks nobody.
class ConnectionStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionStatus(QWidget *parent = nullptr);
    ~ConnectionStatus() override;
    Q_DISABLE_COPY_MOVE(ConnectionStatus)

    void setStatus(const StatusSnapshot &status);
    /// Whether there is a page with more.
    void offerDetails(bool isOffered);

Q_SIGNALS:
    /// The waiting that is shown is to be given up.
    void cancelRequested();
    /// By a click on the state or by the button.
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
    QTimer m_second; ///< while seconds are shown
};

} // namespace budget
