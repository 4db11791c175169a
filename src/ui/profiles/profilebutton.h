// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace budget {

/// Shows the colour and name of the open ledger, and opens the menu of all ledgers.
class ProfileButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ProfileButton(QWidget *parent = nullptr);

    /// An invalid colour stands for a ledger without a profile, an empty name for no open ledger.
    void setLedger(const QString &name, const QColor &color);
    /// Whether the name is shown beside the colour.
    void setNameShown(bool isShown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showText();

    QString m_name;
    QColor m_color;
    bool m_isNameShown = true;
};

} // namespace budget
