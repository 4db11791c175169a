// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style.h"

#include "ui/look/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kRadius = 4;
constexpr int kControlHeight = 32;

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, qreal width = 1)
{
    const qreal inset = width / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto mix = [part](float x, float y) { return x + (y - x) * static_cast<float>(part); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

bool isAccented(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && !button->features.testFlag(QStyleOptionButton::Flat) && isOn(option, QStyle::State_Enabled);
}

QColor focusOr(const QStyleOption *option, const QColor &otherwise)
{
    return isOn(option, QStyle::State_HasFocus) ? theme::accent() : otherwise;
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool isPressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isHovered = isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled);
    if (isAccented(option)) {
        const qreal shade = isPressed ? 0.2 : isHovered ? 0.1 : 0.0;
        drawBox(painter, option->rect, mixed(theme::accent(), palette.color(QPalette::WindowText), shade), {});
        if (isOn(option, QStyle::State_HasFocus))
            drawBox(painter, option->rect.adjusted(3, 3, -3, -3), {}, theme::onAccent());
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isFlat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
    QColor fill = isPressed || isHovered ? palette.color(QPalette::Midlight) : palette.color(QPalette::Button);
    if (isFlat && !isPressed && !isHovered)
        fill = {};
    const QColor border = focusOr(option, isFlat ? QColor() : palette.color(QPalette::Mid));
    drawBox(painter, option->rect, fill, border, isOn(option, QStyle::State_HasFocus) ? 2 : 1);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const bool isHovered = isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled);
    const bool isPressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isRaised = !isOn(option, QStyle::State_AutoRaise);
    const bool hasFocus = isOn(option, QStyle::State_HasFocus);
    QColor fill = isRaised ? option->palette.color(QPalette::Button) : QColor();
    if (isHovered || isPressed)
        fill = option->palette.color(QPalette::Midlight);
    const QColor border = focusOr(option, isRaised ? option->palette.color(QPalette::Mid) : QColor());
    drawBox(painter, option->rect, fill, border, hasFocus ? 2 : 1);
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool isFilled)
{
    const bool isInvalid = widget != nullptr && widget->property("invalid").toBool();
    const QColor quiet = option->palette.color(QPalette::Mid);
    const QColor border = isInvalid ? theme::fail() : focusOr(option, quiet);
    const QColor fill = isFilled ? option->palette.color(QPalette::Base) : QColor();
    drawBox(painter, option->rect, fill, border, border == quiet ? 1 : 2);
}

/// The icons of the set follow the window's text colour, which is not to be read on the accent.
QIcon tinted(const QIcon &icon, const QSize &size, qreal scale, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(size, scale);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), color);
    painter.end();
    return pixmap;
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const QRect line(option->rect.left(), option->rect.bottom(), option->rect.width(), 1);
    painter->fillRect(line, option->palette.color(QPalette::Mid));
}

void drawIndicator(const QStyleOption *option, QPainter *painter, bool isRound)
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isMarked = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QPalette &palette = option->palette;
    const QColor mark = isEnabled ? theme::accent() : palette.color(QPalette::Mid);
    const QColor frame = isEnabled ? theme::secondaryText() : palette.color(QPalette::Mid);
    const bool isThick = isMarked || isOn(option, QStyle::State_HasFocus);
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const qreal radius = isRound ? box.height() / 2 : 3;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isThick ? mark : frame, isThick ? 2 : 1));
    painter->setBrush(isMarked && !isRound ? mark : palette.color(QPalette::Base));
    painter->drawRoundedRect(box, radius, radius);
    if (isMarked && isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() / 4, box.width() / 4);
    } else if (isMarked) {
        const qreal unit = box.width() / 14;
        painter->setPen(QPen(theme::onAccent(), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF bend = box.topLeft() + QPointF(6, 10) * unit;
        const bool isPartly = isOn(option, QStyle::State_NoChange);
        const QPointF start = box.topLeft() + QPointF(3.5, isPartly ? 7 : 7.5) * unit;
        const QPointF end = box.topLeft() + QPointF(10.5, isPartly ? 7 : 4.5) * unit;
        painter->drawPolyline(isPartly ? QPolygonF{start, end} : QPolygonF{start, bend, end});
    }
    painter->restore();
}

/// Buttons and rows of lists show their focus themselves.
void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    if (!qobject_cast<const QAbstractButton *>(widget) && !qobject_cast<const QAbstractItemView *>(widget))
        drawBox(painter, option->rect, {}, theme::accent());
}

} // namespace

Style::Style() : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"budget"_s);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand)
        return drawButton(option, painter);
    if (element == PE_PanelButtonTool)
        return drawToolButton(option, painter);
    const bool isTextBox = element == PE_Frame && qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
    if (element == PE_FrameLineEdit || isTextBox)
        return drawField(option, painter, widget, false);
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)
        return drawIndicator(option, painter, element == PE_IndicatorRadioButton);
    if (element == PE_FrameFocusRect)
        return drawFocus(option, painter, widget);
    if (element == PE_FrameStatusBarItem)
        return;
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == PE_PanelLineEdit && frame && frame->lineWidth > 0)
        return drawField(option, painter, widget, true);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_HeaderSection)
        return drawHeaderSection(option, painter);
    if (element == CE_PushButtonLabel && isAccented(option)) {
        QStyleOptionButton onAccent(*qstyleoption_cast<const QStyleOptionButton *>(option));
        onAccent.palette.setColor(QPalette::ButtonText, theme::onAccent());
        if (!onAccent.icon.isNull()) {
            const qreal scale = painter->device()->devicePixelRatioF();
            onAccent.icon = tinted(onAccent.icon, onAccent.iconSize, scale, theme::onAccent());
        }
        return QProxyStyle::drawControl(element, &onAccent, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin)
        return drawSpinBox(*spin, painter, widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || !combo->frame)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    drawField(option, painter, widget, true);
    QStyleOption arrow;
    arrow.palette = option->palette;
    arrow.state = option->state;
    arrow.rect = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const int inset = (arrow.rect.height() - 10) / 2;
    arrow.rect = QRect(arrow.rect.center().x() - 5, arrow.rect.top() + inset, 10, 10);
    arrow.state.setFlag(State_MouseOver, false);
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

void Style::drawSpinBox(const QStyleOptionSpinBox &spin, QPainter *painter, const QWidget *widget) const
{
    drawField(&spin, painter, widget, true);
    constexpr int kArrow = 9;
    for (const auto &[part, step, arrow] :
         {std::tuple(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, PE_IndicatorArrowUp),
          std::tuple(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, PE_IndicatorArrowDown)}) {
        QStyleOption option;
        option.palette = spin.palette;
        option.state = spin.state;
        option.state.setFlag(State_MouseOver, false);
        option.state.setFlag(State_Enabled, isOn(&spin, State_Enabled) && spin.stepEnabled.testFlag(step));
        const QRect rect = subControlRect(CC_SpinBox, &spin, part, widget);
        option.rect = QRect(rect.center().x() - kArrow / 2, rect.center().y() - kArrow / 2, kArrow, kArrow);
        proxy()->drawPrimitive(arrow, &option, painter, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int textHeight = option ? option->fontMetrics.height() + 14 : 0;
    if (type == CT_PushButton)
        return result.expandedTo({88, 0}) + QSize(8, qMax(kControlHeight, textHeight) - result.height());
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(std::max({kControlHeight, textHeight, result.height()}));
    if (type == CT_MenuItem)
        result.rheight() += 6;
    if (type == CT_MenuBarItem)
        result += QSize(4, 4);
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool isField = element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0;
    return isField ? rect.adjusted(theme::kSpace1, 0, -theme::kSpace1, 0) : rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme::kSpace2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_HeaderMargin:
        return theme::kSpace2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_EtchDisabledText || hint == SH_UnderlineShortcut)
        return hint == SH_UnderlineShortcut ? 1 : 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void markInvalid(QWidget *field, bool isInvalid)
{
    field->setProperty("invalid", isInvalid);
    field->update();
}

} // namespace budget
