// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/journalmodel.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "words/reports/journalwords.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QIcon iconOf(const JournalEntry &entry)
{
    if (belongsTo(entry, JournalTopic::Failures))
        return icons::named(u"problem"_s, theme::Tone::Fail);
    if (belongsTo(entry, JournalTopic::Slow))
        return icons::named(u"warning"_s, theme::Tone::Wait);
    if (belongsTo(entry, JournalTopic::Waits))
        return icons::named(u"wait"_s, theme::Tone::Wait);
    if (entry.kind == JournalKind::FellAsleep)
        return icons::named(u"asleep"_s, theme::Tone::Asleep);
    return icons::named(u"check"_s, theme::Tone::Good);
}

} // namespace

JournalModel::JournalModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void JournalModel::setEntries(const std::deque<JournalEntry> &entries)
{
    m_all = entries;
    showChosen();
}

void JournalModel::add(const JournalEntry &entry, std::size_t most)
{
    m_all.push_back(entry);
    if (isChosen(entry)) {
        beginInsertRows({}, 0, 0);
        m_shown.push_front(entry);
        endInsertRows();
    }
    if (m_all.size() > most)
        dropEarliest();
}

void JournalModel::choose(JournalTopic topic, const QString &text)
{
    m_topic = topic;
    m_text = text.trimmed();
    showChosen();
}

QString JournalModel::textOf(int row) const
{
    QStringList texts;
    for (int column = 0; column < ColumnCount; ++column)
        texts << text(at(row), column);
    return texts.join(u'\t');
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    const JournalEntry &entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() >= DetailColumn ? text(entry, index.column()) : QVariant();
    case Qt::DecorationRole:
        return index.column() == WhatColumn ? iconOf(entry) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == TookColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == TookColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("When"), tr("What"), tr("Took"), tr("Details"), tr("Where")};
    return names[size_t(section)];
}

bool JournalModel::isChosen(const JournalEntry &entry) const
{
    if (!belongsTo(entry, m_topic))
        return false;
    for (int column = 0; column < ColumnCount; ++column) {
        if (text(entry, column).contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString JournalModel::text(const JournalEntry &entry, int column) const
{
    switch (column) {
    case TimeColumn: {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.at);
        return m_locale.toString(at.date(), QLocale::ShortFormat) + u' ' + at.time().toString(u"HH:mm:ss"_s);
    }
    case WhatColumn:
        return wording::journalTitle(entry.kind);
    case TookColumn:
        return wording::durationText(entry.time);
    case DetailColumn:
        return wording::journalDetail(entry);
    default:
        return entry.place;
    }
}

void JournalModel::dropEarliest()
{
    const bool isShown = isChosen(m_all.front());
    m_all.pop_front();
    if (!isShown)
        return;
    const int last = rowCount() - 1;
    beginRemoveRows({}, last, last);
    m_shown.pop_back();
    endRemoveRows();
}

void JournalModel::showChosen()
{
    beginResetModel();
    m_shown.clear();
    for (const JournalEntry &entry : m_all) {
        if (isChosen(entry))
            m_shown.push_front(entry);
    }
    endResetModel();
}

} // namespace budget
