// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace budget {

/// A label of one line that elides the middle of its text if there is no room. text() keeps the whole text.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace budget
