// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace budget {

/// Says which ledger is open, by its colour and name, and opens the menu of all of them.
class ProfileButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ProfileButton(QWidget *parent = nullptr);

    /// A colour that is not valid stands for a ledger without a profile, an empty name for none.
    void setLedger(const QString &name, const QColor &color);
    /// Without its name only the colour is left.
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
