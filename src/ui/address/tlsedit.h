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

/// How a connection is encrypted and the server checked: what each level means, and who vouches for the server.
/// It starts with what is in force and lowers nothing by itself; a choice below verify-full says what it costs.
class TlsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit TlsEdit(QWidget *parent = nullptr);
    ~TlsEdit() override;
    Q_DISABLE_COPY_MOVE(TlsEdit)

    void setAddress(const ServerAddress &address);
    /// The address's parameters with the choice in them. What was left as it is stays in its own words.
    [[nodiscard]] QMap<QString, QString> parameters() const;

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
    QString m_mode; ///< in force when the address came
    bool m_isFilling = false;
};

} // namespace budget
