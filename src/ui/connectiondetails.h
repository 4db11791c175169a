// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/statussnapshot.h"
#include "ui/editors/popup.h"

class QGridLayout;

namespace budget {

/// What is known of the connection, at the moment of asking: opens above the status bar.
class ConnectionDetails : public Popup
{
    Q_OBJECT

public:
    /// Shows itself, and goes with the next click.
    static void open(const StatusSnapshot &status, QWidget &statusBar);

private:
    ConnectionDetails(const StatusSnapshot &status, QWidget &statusBar);
    void addServer(const StatusSnapshot &status);
    void addPool(const PoolStats &stats);
    void add(const QString &name, const QString &value, const char *objectName);

    QGridLayout *m_rows;
};

} // namespace budget
