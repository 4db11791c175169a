// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/status/poolstats.h"

#include <QWidget>

class QLabel;

namespace budget {

class FactList;

/// The counters of the connection pool, as the session publishes them, and the pool's settings. Sends nothing.
class PoolView : public QWidget
{
    Q_OBJECT

public:
    explicit PoolView(QWidget *parent = nullptr);

    /// `isLocal`: the ledger is a file, which has one connection and does not use the settings.
    void show(const PoolStats &stats, const PoolSettings &settings, bool isLocal);
    [[nodiscard]] QString plainText() const;

private:
    void showLook();

    QLabel *m_hint;
    FactList *m_now;
    QLabel *m_settingsTitle;
    FactList *m_settings;
};

} // namespace budget
