// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include "ui/look/style.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QStyleHints>
#include <QWidget>

namespace budget::theme {

namespace {

struct Colors
{
    QRgb window;
    QRgb side; ///< navigation, every second row
    QRgb base;
    QRgb text;
    QRgb secondary;
    QRgb disabled;
    QRgb button;
    QRgb hover;
    QRgb border;
    QRgb selection;
    QRgb selectedText;
    QRgb accent;
    QRgb onAccent;
    QRgb good;
    QRgb wait;
    QRgb fail;
    QRgb asleep;
};

constexpr Colors kLight{
    .window = 0xfff7f8fa,
    .side = 0xffeef1f4,
    .base = 0xffffffff,
    .text = 0xff1b2430,
    .secondary = 0xff566270,
    .disabled = 0xff98a2ae,
    .button = 0xffffffff,
    .hover = 0xffe6eaee,
    .border = 0xffc9d0d8,
    .selection = 0xffcfe8ea,
    .selectedText = 0xff0b3a3f,
    .accent = 0xff0a6c74,
    .onAccent = 0xffffffff,
    .good = 0xff17703a,
    .wait = 0xff855400,
    .fail = 0xffb3261e,
    .asleep = 0xff55599f,
};

constexpr Colors kDark{
    .window = 0xff1c2126,
    .side = 0xff22282e,
    .base = 0xff161a1e,
    .text = 0xffe3e8ed,
    .secondary = 0xffa4afbb,
    .disabled = 0xff68727d,
    .button = 0xff2a3138,
    .hover = 0xff343c44,
    .border = 0xff47515b,
    .selection = 0xff1f4c52,
    .selectedText = 0xffe4f6f7,
    .accent = 0xff5fcad2,
    .onAccent = 0xff06282b,
    .good = 0xff62cc8e,
    .wait = 0xffe6b65c,
    .fail = 0xffff938a,
    .asleep = 0xffb0b4f7,
};

/// What is in force now, for the one application that there is.
struct State
{
    Appearance chosen = Appearance::System;
    bool isDark = false;
};

State &state()
{
    static State state;
    return state;
}

const Colors &colors()
{
    return state().isDark ? kDark : kLight;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const auto scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    QApplication::setPalette(QPalette());
    const QPalette platform = QGuiApplication::palette();
    return platform.color(QPalette::WindowText).lightness() > platform.color(QPalette::Window).lightness();
}

/// Fusion derives its outlines from Window and Button, so these few roles are the whole look.
QPalette paletteOf(const Colors &c)
{
    QPalette palette(QColor(c.text), QColor(c.button), QColor(c.hover), QColor(c.border), QColor(c.border),
                     QColor(c.text), QColor(c.text), QColor(c.base), QColor(c.window));
    palette.setColor(QPalette::AlternateBase, c.side);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Shadow, state().isDark ? 0xff000000 : 0xff8d97a2);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.selectedText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, c.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.hover);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.disabled);
    return palette;
}

/// Hears of the platform's changes for as long as the application lives.
class SystemWatch : public QObject
{
public:
    explicit SystemWatch(QCoreApplication *application) : QObject(application)
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &SystemWatch::follow);
#else
        application->installEventFilter(this);
#endif
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange)
            QMetaObject::invokeMethod(this, &SystemWatch::follow, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void follow()
    {
        if (state().chosen == Appearance::System)
            apply(Appearance::System);
    }
};

QFont scaledFont(qreal factor, QFont::Weight weight)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

} // namespace

void apply(Appearance appearance)
{
    static QPointer<SystemWatch> watch;
    if (!watch) {
        watch = new SystemWatch(QCoreApplication::instance());
        QApplication::setStyle(new Style);
    }
    state().chosen = appearance;
    state().isDark = appearance == Appearance::System ? systemIsDark() : appearance == Appearance::Dark;
    QApplication::setPalette(paletteOf(colors()));
}

QColor accent()
{
    return colors().accent;
}

QColor onAccent()
{
    return colors().onAccent;
}

QColor good()
{
    return colors().good;
}

QColor wait()
{
    return colors().wait;
}

QColor fail()
{
    return colors().fail;
}

QColor asleep()
{
    return colors().asleep;
}

QColor secondaryText()
{
    return colors().secondary;
}

void makeSecondary(QWidget *label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, secondaryText());
    label->setPalette(palette);
}

QFont pageTitleFont()
{
    return scaledFont(1.4, QFont::DemiBold);
}

QFont sectionTitleFont()
{
    return scaledFont(1.1, QFont::DemiBold);
}

} // namespace budget::theme
