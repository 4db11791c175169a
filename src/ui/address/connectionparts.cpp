// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/connectionparts.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QGridLayout>
#include <QSpacerItem>

namespace budget {

using namespace Qt::StringLiterals;
using wording::PartLine;

namespace {

constexpr int kIconSize = 16;

enum Column { IconColumn, NameColumn, ValueColumn };

QIcon iconOf(PartLine::Mark mark)
{
    switch (mark) {
    case PartLine::Mark::Warning:
        return icons::named(u"warning"_s, theme::Tone::Wait);
    case PartLine::Mark::Dropped:
        return icons::named(u"close"_s, theme::Tone::Secondary);
    case PartLine::Mark::Plain:
        break;
    }
    return icons::named(u"check"_s, theme::Tone::Good);
}

} // namespace

ConnectionParts::ConnectionParts(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme::kSpace2);
    m_grid->setVerticalSpacing(theme::kSpace1 / 2);
    m_grid->setColumnStretch(ValueColumn, 1);
}

void ConnectionParts::setLines(const std::vector<PartLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    clear();
    for (const PartLine &line : m_lines)
        addLine(line);
}

void ConnectionParts::clear()
{
    while (const auto *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        const std::unique_ptr<const QLayoutItem> taken(item);
    }
}

void ConnectionParts::addLine(const PartLine &line)
{
    const int row = m_grid->rowCount();
    auto *icon = new IconLabel(this);
    icon->setObjectName(u"partIconLabel"_s);
    icon->setIcon(iconOf(line.mark), kIconSize);
    m_grid->addWidget(icon, row, IconColumn, Qt::AlignTop);
    QLabel *name = makeLabel(u"partNameLabel"_s, line.name);
    theme::setTone(name, theme::Tone::Secondary);
    m_grid->addWidget(name, row, NameColumn, Qt::AlignTop);
    QLabel *value = makeLabel(u"partValueLabel"_s, line.value);
    value->setAccessibleName(tr("%1: %2. %3").arg(line.name, line.value, line.sentence));
    m_grid->addWidget(value, row, ValueColumn);
    QLabel *sentence = makeLabel(u"partSentenceLabel"_s, line.sentence);
    if (line.mark != PartLine::Mark::Warning)
        theme::setTone(sentence, theme::Tone::Secondary);
    m_grid->addWidget(sentence, row + 1, ValueColumn);
    m_grid->addItem(new QSpacerItem(0, theme::kSpace1, QSizePolicy::Minimum, QSizePolicy::Fixed), row + 2, ValueColumn);
}

QLabel *ConnectionParts::makeLabel(const QString &name, const QString &text)
{
    auto *label = new WrappedLabel(text, this);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    return label;
}

} // namespace budget
