// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"

#include <QWidget>

#include <memory>

class QRadioButton;

namespace budget {

namespace Ui {
class TlsEdit;
}

/// Edits how a connection is encrypted and how the server's certificate is checked, and explains each level. The level
/// stays as it is until the user chooses another one; verify-ca and disable show a warning.
class TlsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit TlsEdit(QWidget *parent = nullptr);
    ~TlsEdit() override;
    Q_DISABLE_COPY_MOVE(TlsEdit)

    void setAddress(const ServerAddress &address);
    /// The address's parameters with the user's choice. `sslmode` keeps its spelling if the level was not changed.
    [[nodiscard]] QMap<QString, QString> parameters() const;
    /// Moves the focus to the chosen mode.
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    void note();
    void showState();
    void showLook();
    void chooseFile();
    [[nodiscard]] QString chosenMode() const;
    [[nodiscard]] QRadioButton *radioOf(const QString &mode) const;

    std::unique_ptr<Ui::TlsEdit> m_form;
    ServerAddress m_address;
    QString m_mode; ///< the level in force when setAddress() was called
    bool m_isFilling = false;
};

} // namespace budget
