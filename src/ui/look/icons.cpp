// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <memory>

// Q_INIT_RESOURCE does not work inside a namespace. The icons are in a static library, whose resources are not
// registered by themselves.
static void registerIcons()
{
    Q_INIT_RESOURCE(app);
}

namespace budget::icons {

using namespace Qt::StringLiterals;
using theme::Tone;

namespace {

/// Paints the icon anew for every size, so that it is sharp at every scale.
class PaintedEngine : public QIconEngine
{
public:
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
};

QRectF centredSquare(const QRect &rect)
{
    const qreal side = qMin(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    return square;
}

/// An SVG of resources/icons as a stencil that is filled with a colour.
class StencilEngine : public PaintedEngine
{
public:
    StencilEngine(const QString &name, Tone tone)
        : m_file(u":/icons/%1.svg"_s.arg(name)), m_name(name), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        QImage stencil((QSizeF(rect.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        stencil.setDevicePixelRatio(scale);
        stencil.fill(Qt::transparent);
        QPainter inner(&stencil);
        svg().render(&inner, centredSquare(QRect(QPoint(), rect.size())));
        inner.setCompositionMode(QPainter::CompositionMode_SourceIn);
        inner.fillRect(QRect(QPoint(), rect.size()), tint(mode));
        inner.end();
        painter->drawImage(rect.topLeft(), stencil);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new StencilEngine(*this); }
    [[nodiscard]] QString key() const override { return u"budget"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(m_file); }

private:
    /// Reads the file when the icon is first painted, because most icons are in menus, dialogs and pages that are not
    /// opened.
    QSvgRenderer &svg()
    {
        if (!m_svg)
            m_svg = std::make_shared<QSvgRenderer>(m_file);
        return *m_svg;
    }

    [[nodiscard]] QColor tint(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return theme::color(Tone::Disabled);
        const bool isText = m_tone == Tone::Text || m_tone == Tone::Secondary;
        return theme::color(mode == QIcon::Selected && isText ? Tone::SelectedText : m_tone);
    }

    QString m_file;
    QString m_name;
    Tone m_tone;
    std::shared_ptr<QSvgRenderer> m_svg; ///< shared by the copies of this engine
};

class DotEngine : public PaintedEngine
{
public:
    explicit DotEngine(const QColor &color) : m_color(color) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const QRectF square = centredSquare(rect);
        const qreal inset = square.width() * 0.18;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme::color(mode == QIcon::Selected ? Tone::SelectedText : Tone::Secondary), 1));
        painter->setBrush(m_color);
        painter->drawEllipse(square.adjusted(inset, inset, -inset, -inset));
        painter->restore();
    }

    [[nodiscard]] QIconEngine *clone() const override { return new DotEngine(*this); }

private:
    QColor m_color;
};

/// The program's own icon, in its own colours. Window managers request it in several sizes.
class ApplicationEngine : public PaintedEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode /*mode*/, QIcon::State /*state*/) override
    {
        QSvgRenderer(u":/icons/budget-tracker.svg"_s).render(painter, centredSquare(rect));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ApplicationEngine(*this); }

    QList<QSize> availableSizes(QIcon::Mode /*mode*/, QIcon::State /*state*/) override
    {
        QList<QSize> sizes;
        for (const int side : {16, 24, 32, 48, 64, 128, 256})
            sizes << QSize(side, side);
        return sizes;
    }
};

} // namespace

QIcon named(const QString &name, Tone tone)
{
    registerIcons();
    return QIcon(new StencilEngine(name, tone));
}

QIcon dot(const QColor &color)
{
    return QIcon(new DotEngine(color));
}

QIcon application()
{
    registerIcons();
    return QIcon(new ApplicationEngine);
}

} // namespace budget::icons
