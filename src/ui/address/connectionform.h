// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/error.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class ConnectionForm;
}

/// The parts of a server's address in fields of their own; the password is masked and can be shown.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);
    ~ConnectionForm() override;
    Q_DISABLE_COPY_MOVE(ConnectionForm)

    /// Fills the fields in; says nothing.
    void setLogin(const ServerLogin &login);
    [[nodiscard]] const ServerLogin &login() const { return m_login; }
    /// Outlines the field and gives it the focus; false where none of them is meant.
    bool showField(Field field);
    void clearMark();

Q_SIGNALS:
    /// Somebody changed a field; login() has it.
    void edited();

private:
    void readFields();
    void readParameters();
    void showPassword(bool isShown);
    [[nodiscard]] QWidget *editorOf(Field field) const;

    std::unique_ptr<Ui::ConnectionForm> m_form;
    ServerLogin m_login;
    bool m_isFilling = false;
};

} // namespace budget
