// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class PoolSettingsEdit;
}

/// Edits the settings of the connection pool, explains each setting, and shows whether the server has room for the
/// connections.
class PoolSettingsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PoolSettingsEdit(QWidget *parent = nullptr);
    ~PoolSettingsEdit() override;
    Q_DISABLE_COPY_MOVE(PoolSettingsEdit)

    /// Shows the settings. Values out of range are corrected first.
    void setSettings(const PoolSettings &settings);
    [[nodiscard]] PoolSettings settings() const;
    /// The server's connection limit, with which the pool's largest number of connections is compared. `isMeasured`:
    /// the limit was read from the server.
    void setRoom(const ConnectionRoom &room, bool isMeasured);

Q_SIGNALS:
    void edited();

private:
    void note();
    void showTotal();
    void showLook();
    [[nodiscard]] QString adviceText() const;

    std::unique_ptr<Ui::PoolSettingsEdit> m_form;
    ConnectionRoom m_room;
    std::chrono::milliseconds m_fresh{}; ///< has no field in the form; settings() returns it unchanged
    bool m_isMeasured = false;
    bool m_isFilling = false;
};

} // namespace budget
