// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/windowfit.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace budget {

namespace {

/// The assumed size of a window's frame. The window manager reports the real one only once the window is on the screen.
constexpr QSize kFrame{8, 36};

} // namespace

WindowFit::WindowFit(QObject *application) : QObject(application)
{
    application->installEventFilter(this);
}

/// The Show event arrives before the window is on the screen.
bool WindowFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        const Qt::WindowType type = widget->windowType();
        if (widget->isWindow() && (type == Qt::Window || type == Qt::Dialog || type == Qt::Sheet))
            fit(*widget);
    }
    if (event->type() == QEvent::LayoutRequest && watched->isWidgetType())
        growToContent(*static_cast<QWidget *>(watched));
    return QObject::eventFilter(watched, event);
}

QSize WindowFit::mostIn(QSize area)
{
    return area - kFrame;
}

QSize WindowFit::mostOf(const QWidget &window)
{
    return mostIn(window.screen()->availableGeometry().size());
}

/// A message of several lines makes its dialog higher; otherwise the fields would be squeezed.
void WindowFit::growToContent(QWidget &window)
{
    const QLayout *layout = window.layout();
    if (window.windowType() != Qt::Dialog || !window.isVisible() || !layout || !layout->hasHeightForWidth())
        return;
    const int wanted = std::min(layout->totalMinimumHeightForWidth(window.width()), mostOf(window).height());
    if (wanted > window.height())
        window.resize(window.width(), wanted);
}

void WindowFit::fit(QWidget &window)
{
    const QRect area = window.screen()->availableGeometry();
    if (!window.isMaximized() && !window.isFullScreen())
        window.resize(window.size().boundedTo(mostOf(window)));
    if (!window.testAttribute(Qt::WA_Moved) || area.contains(window.geometry()))
        return;
    const QPoint last(area.right() - window.width() - kFrame.width(), area.bottom() - window.height());
    window.move(std::clamp(window.x(), area.left(), std::max(area.left(), last.x())),
                std::clamp(window.y(), area.top(), std::max(area.top(), last.y())));
}

} // namespace budget
