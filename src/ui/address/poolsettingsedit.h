// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class PoolSettingsEdit;
}

/// How many connections a program keeps and for how long, what each setting does, and whether the server has room.
class PoolSettingsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PoolSettingsEdit(QWidget *parent = nullptr);
    ~PoolSettingsEdit() override;
    Q_DISABLE_COPY_MOVE(PoolSettingsEdit)

    /// Shows the settings, corrected where they are out of range.
    void setSettings(const PoolSettings &settings);
    [[nodiscard]] PoolSettings settings() const;
    /// What to compare the total with. `isMeasured`: the server itself said so.
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
    std::chrono::milliseconds m_fresh{}; ///< has no place in the form and goes through unchanged
    bool m_isMeasured = false;
    bool m_isFilling = false;
};

} // namespace budget
