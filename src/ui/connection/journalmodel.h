// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <deque>

namespace budget {

/// The journal, the latest entry first; of it those that belong to a topic and have a text somewhere.
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhatColumn, TookColumn, DetailColumn, PlaceColumn, ColumnCount };

    explicit JournalModel(const QLocale &locale, QObject *parent = nullptr);

    /// A snapshot, the latest last.
    void setEntries(const std::deque<JournalEntry> &entries);
    /// One more; where there are more than `most` by it, the earliest goes.
    void add(const JournalEntry &entry, std::size_t most);
    void choose(JournalTopic topic, const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    /// The entries before any choice, the latest last.
    [[nodiscard]] const std::deque<JournalEntry> &all() const { return m_all; }
    [[nodiscard]] const JournalEntry &at(int row) const { return m_shown[size_t(row)]; }
    /// The row's columns as people see them, with tabs in between.
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
    std::deque<JournalEntry> m_shown; ///< the latest first
    JournalTopic m_topic = JournalTopic::All;
    QString m_text;
};

} // namespace budget
