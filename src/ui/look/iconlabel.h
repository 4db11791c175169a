// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QLabel>

namespace budget {

/// Shows an icon. It is painted anew each time, so that it follows the palette and the scale of the screen.
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

    void setIcon(const QIcon &icon, int side);
    [[nodiscard]] const QIcon &icon() const { return m_icon; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side = 0;
};

} // namespace budget
