// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style.h"

#include "ui/look/controls.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace budget {

using namespace Qt::StringLiterals;
using namespace controls;
using theme::Tone;

namespace {

constexpr int kControlHeight = 32;
constexpr int kLeastSlider = 28;
constexpr int kMenuArrow = 14;
constexpr int kLeastMessageColumns = 48; ///< minimum width of a message box, in average characters
constexpr int kRoomForRings = 5;         ///< pixels, for the focus ring and inside it the ring of an invalid field

/// Whether the widget is an input or list that has a border.
bool isFramed(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

/// Whether the whole button opens a menu, so it has no separate arrow part.
bool hasMenuArrow(const QStyleOptionToolButton *button)
{
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

bool drawsFocusItself(QStyle::ControlElement element, const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isFlat = button && button->features.testFlag(QStyleOptionButton::Flat);
    return isOn(option, QStyle::State_HasFocus)
        && (element == QStyle::CE_TabBarTabLabel || (element == QStyle::CE_PushButton && isFlat));
}

} // namespace

Style::Style() : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"budget"_s);
}

/// Makes the text of every label plain. Qt treats a label's text as rich text if it looks like HTML, also in tool tips
/// and message boxes; a description with an <img> could then read any file. Qt polishes each label before its text is
/// laid out. A label that is set to rich text keeps it, because its text is ours.
void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    if (widget->objectName() == "qt_msgbox_informativelabel"_L1) // otherwise it would be as narrow as the buttons
        widget->setMinimumWidth(kLeastMessageColumns * widget->fontMetrics().averageCharWidth());
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand)
        return drawButton(option, painter);
    if (element == PE_PanelButtonTool)
        return drawToolButton(option, painter);
    if (element == PE_FrameLineEdit || (element == PE_Frame && isFramed(widget)))
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
    if (element == PE_FrameTabWidget || element == PE_FrameTabBarBase)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_PanelItemViewItem && isOn(option, State_Selected) && isFirstInRow(option))
        drawBar(option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_HeaderSection)
        return drawHeaderSection(option, painter);
    if (element == CE_TabBarTabShape)
        return drawTab(option, painter);
    if (drawsFocusItself(element, option))
        return drawWithRing(element, option, painter, widget);
    if (element == CE_PushButtonLabel && isAccented(option)) {
        QStyleOptionButton onAccent(*qstyleoption_cast<const QStyleOptionButton *>(option));
        onAccent.palette.setColor(QPalette::ButtonText, theme::color(Tone::OnAccent));
        if (!onAccent.icon.isNull()) {
            const qreal scale = painter->device()->devicePixelRatioF();
            onAccent.icon = tinted(onAccent.icon, onAccent.iconSize, scale, theme::color(Tone::OnAccent));
        }
        return QProxyStyle::drawControl(element, &onAccent, painter, widget);
    }
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (element == CE_MenuBarItem && item && isOn(option, State_Selected) && widget && widget->hasFocus()) {
        QStyleOptionMenuItem chosen(*item); // Fusion marks only the menu that is open, not the one that has the focus
        chosen.state |= State_Sunken;
        return QProxyStyle::drawControl(element, &chosen, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_MenuItem && isOn(option, State_Selected) && isOn(option, State_Enabled))
        drawBar(option, painter, widget);
}

/// Draws the control without Fusion's focus, then a focus ring. Fusion draws the focus of tabs and flat buttons without
/// calling this style.
void Style::drawWithRing(ControlElement element, const QStyleOption *option, QPainter *painter,
                         const QWidget *widget) const
{
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
        QStyleOptionTab quiet(*tab);
        quiet.state.setFlag(State_HasFocus, false);
        QProxyStyle::drawControl(element, &quiet, painter, widget);
    } else if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        QStyleOptionButton quiet(*button);
        quiet.state.setFlag(State_HasFocus, false);
        QProxyStyle::drawControl(element, &quiet, painter, widget);
    }
    drawRing(painter, option->rect);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin)
        return drawSpinBox(*spin, painter, widget);
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control == CC_ToolButton && hasMenuArrow(tool))
        return drawMenuButton(*tool, painter, widget);
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
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

/// Draws a button with a menu. The arrow is beside the text; Qt would draw it in the corner of the button.
void Style::drawMenuButton(const QStyleOptionToolButton &button, QPainter *painter, const QWidget *widget) const
{
    constexpr int kArrow = 9;
    proxy()->drawPrimitive(PE_PanelButtonTool, &button, painter, widget);
    QStyleOptionToolButton label(button);
    label.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    label.rect = visualRect(button.direction, button.rect, button.rect.adjusted(0, 0, -kMenuArrow, 0));
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
    QStyleOption arrow;
    arrow.palette = button.palette;
    arrow.state = button.state;
    arrow.rect = alignedRect(button.direction, Qt::AlignRight | Qt::AlignVCenter, {kArrow, kArrow},
                             button.rect.adjusted(theme::kSpace1, 0, -theme::kSpace1, 0));
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
    if (isOn(&button, State_HasFocus))
        drawRing(painter, button.rect);
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
    if (type == CT_ToolButton && hasMenuArrow(qstyleoption_cast<const QStyleOptionToolButton *>(option)))
        result.rwidth() += kMenuArrow;
    if (type == CT_MenuItem)
        result.rheight() += 6;
    if (type == CT_MenuBarItem)
        result += QSize(4, 4);
    return result;
}

/// The scroll bar has no arrow buttons, so its groove is the whole bar.
QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const bool isField = (control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    if (isField) // the inner edit field must not cover the rings
        return QProxyStyle::subControlRect(control, option, part, widget)
            .intersected(option->rect.marginsRemoved(QMargins() + kRoomForRings));
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 whole = std::max<qint64>(1, range + bar->pageStep);
    const int slider = std::min(length,
                                std::max(kLeastSlider, static_cast<int>(qint64(length) * bar->pageStep / whole)));
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                              bar->upsideDown);
    const auto along = [&](int from, int extent) {
        const QRect rect = isUpright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                                     : QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height());
        return visualRect(isUpright ? Qt::LeftToRight : bar->direction, bar->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return option->rect; // covers the indicator and the text
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
    case PM_DefaultFrameWidth: // leaves room for the focus ring
        return isFramed(widget) ? theme::kRingWidth : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return kLeastSlider;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_TabBarTabShiftVertical:
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

/// Returns icons of the program's own set, also for message boxes. Qt's own icon for the extension button, which every
/// menu bar requests, is an image file: to read it, Qt would load all image format plugins.
QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_ToolBarHorizontalExtensionButton:
        return icons::named(u"chevron-right"_s);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icons::named(u"info"_s, Tone::Accent);
    case SP_MessageBoxWarning:
        return icons::named(u"warning"_s, Tone::Wait);
    case SP_MessageBoxCritical:
        return icons::named(u"problem"_s, Tone::Fail);
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

void markInvalid(QWidget *field, bool isInvalid)
{
    field->setProperty("invalid", isInvalid);
    field->update();
}

} // namespace budget
