// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include "ui/look/style.h"
#include "ui/look/windowfit.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QStyleHints>
#include <QWidget>

#include <array>

namespace budget::theme {

namespace {

struct Shade
{
    Tone tone;
    QRgb light;
    QRgb dark;
};

/// The only place that defines colours. tst_theme checks their contrast.
constexpr std::array<Shade, kToneCount> kShades{{
    {Tone::Text, 0xff1b2430, 0xffe3e8ed},
    {Tone::Secondary, 0xff566270, 0xffa4afbb},
    {Tone::Disabled, 0xff66717e, 0xff8a95a1},
    {Tone::Window, 0xfff7f8fa, 0xff1c2126},
    {Tone::Side, 0xffeef1f4, 0xff22282e},
    {Tone::Base, 0xffffffff, 0xff161a1e},
    {Tone::Button, 0xffffffff, 0xff2a3138},
    {Tone::Hover, 0xffe6eaee, 0xff343c44},
    {Tone::Edge, 0xff7d8792, 0xff7a848f},
    {Tone::Line, 0xffc9d0d8, 0xff47515b},
    {Tone::Selection, 0xffcfe8ea, 0xff1f4c52},
    {Tone::SelectedText, 0xff0b3a3f, 0xffe4f6f7},
    {Tone::Accent, 0xff0a6c74, 0xff5fcad2},
    {Tone::OnAccent, 0xffffffff, 0xff06282b},
    {Tone::Good, 0xff17703a, 0xff62cc8e},
    {Tone::Wait, 0xff855400, 0xffe6b65c},
    {Tone::Fail, 0xffb3261e, 0xffff938a},
    {Tone::Asleep, 0xff55599f, 0xffb0b4f7},
}};

consteval bool isInOrder()
{
    for (std::size_t i = 0; i < kShades.size(); ++i) {
        if (kShades[i].tone != static_cast<Tone>(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "color() finds a shade by its place");

constexpr const char *kToneProperty = "tone";

/// The appearance of the application, as chosen and as it is now.
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

/// Fusion derives its outlines from Window and Button, so these few roles determine the whole look.
QPalette currentPalette()
{
    const QColor text = color(Tone::Text);
    const QColor disabled = color(Tone::Disabled);
    QPalette palette(text, color(Tone::Button), color(Tone::Hover), color(Tone::Edge), color(Tone::Line), text, text,
                     color(Tone::Base), color(Tone::Window));
    palette.setColor(QPalette::AlternateBase, color(Tone::Side));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::Midlight, color(Tone::Hover));
    palette.setColor(QPalette::Shadow, state().isDark ? QColor(Qt::black) : color(Tone::Edge));
    palette.setColor(QPalette::Highlight, color(Tone::Selection));
    palette.setColor(QPalette::HighlightedText, color(Tone::SelectedText));
    palette.setColor(QPalette::Link, color(Tone::Accent));
    palette.setColor(QPalette::LinkVisited, color(Tone::Accent));
    palette.setColor(QPalette::PlaceholderText, color(Tone::Secondary));
    palette.setColor(QPalette::ToolTipBase, color(Tone::Base));
    palette.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Tone::Window));
    palette.setColor(QPalette::Disabled, QPalette::Button, color(Tone::Window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Tone::Window));
    return palette;
}

/// Applies the label's tone. A disabled label has the colour of disabled text.
void showTone(QWidget &label)
{
    const auto tone = static_cast<Tone>(label.property(kToneProperty).toInt());
    QPalette palette = label.palette();
    palette.setColor(QPalette::Active, QPalette::WindowText, color(tone));
    palette.setColor(QPalette::Inactive, QPalette::WindowText, color(tone));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, color(Tone::Disabled));
    label.setPalette(palette);
}

void showTones()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->property(kToneProperty).isValid())
            showTone(*widget);
    }
}

/// Follows changes of the platform's appearance as long as the application lives.
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
        new WindowFit(QCoreApplication::instance());
        QApplication::setStyle(new Style);
    }
    state().chosen = appearance;
    state().isDark = appearance == Appearance::System ? systemIsDark() : appearance == Appearance::Dark;
    QApplication::setPalette(currentPalette());
    showTones();
}

QColor color(Tone tone)
{
    const Shade &shade = kShades[static_cast<std::size_t>(tone)];
    return state().isDark ? shade.dark : shade.light;
}

void setTone(QLabel *label, Tone tone)
{
    label->setProperty(kToneProperty, static_cast<int>(tone));
    showTone(*label);
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
