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

/// Edit fields for the parts of a server's address and login. The password is masked and can be shown.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);
    ~ConnectionForm() override;
    Q_DISABLE_COPY_MOVE(ConnectionForm)

    /// Fills the fields without emitting edited().
    void setLogin(const ServerLogin &login);
    [[nodiscard]] const ServerLogin &login() const { return m_login; }
    /// Outlines the editor of a field and gives it the focus. Returns false if this form has no editor for the field.
    bool showField(Field field);
    void clearMark();

Q_SIGNALS:
    /// The user changed a field; login() returns the new values.
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
