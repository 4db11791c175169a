// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <deque>

namespace budget {

/// Journal entries, latest first, filtered by a topic and a search text.
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhatColumn, TookColumn, DetailColumn, PlaceColumn, ColumnCount };

    explicit JournalModel(const QLocale &locale, QObject *parent = nullptr);

    /// Replaces all entries. `entries` is in order of time, latest last.
    void setEntries(const std::deque<JournalEntry> &entries);
    /// Adds an entry. If there are then more than `most` entries, removes the earliest one.
    void add(const JournalEntry &entry, std::size_t most);
    void choose(JournalTopic topic, const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    /// All entries without the filter, latest last.
    [[nodiscard]] const std::deque<JournalEntry> &all() const { return m_all; }
    [[nodiscard]] const JournalEntry &at(int row) const { return m_shown[size_t(row)]; }
    /// The columns of a row as they are shown, separated by tabs.
    [[nodiscard]] QString textOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isChosen(const JournalEntry &entry) const;
    [[nodiscard]] QString text(const JournalEntry &entry, int column) const;
    void dropEarliest();
    void showChosen();

    QLocale m_locale;
    std::deque<JournalEntry> m_all;
    std::deque<JournalEntry> m_shown; ///< latest first
    JournalTopic m_topic = JournalTopic::All;
    QString m_text;
};

} // namespace budget
