// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>

class QWidget;

namespace budget {

/// Keeps each window and dialog of the program, with its title bar, within the screen that it opens on. A dialog grows
/// with its content.
class WindowFit : public QObject
{
    Q_OBJECT

public:
    explicit WindowFit(QObject *application);

    bool eventFilter(QObject *watched, QEvent *event) override;

    /// The largest size, without its frame, that a window may have in `area`.
    [[nodiscard]] static QSize mostIn(QSize area);
    /// The largest size, without its frame, that this window may have on its screen.
    [[nodiscard]] static QSize mostOf(const QWidget &window);

private:
    static void fit(QWidget &window);
    static void growToContent(QWidget &window);
};

} // namespace budget
