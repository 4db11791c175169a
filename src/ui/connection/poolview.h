// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/status/poolstats.h"

#include <QWidget>

class QLabel;

namespace budget {

class FactList;

/// The pool of connections, live from what the session publishes, and its settings. It asks nobody.
class PoolView : public QWidget
{
    Q_OBJECT

public:
    explicit PoolView(QWidget *parent = nullptr);

    /// `isLocal`: a file has one connection, and its settings mean nothing.
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
