// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace budget {

class IconLabel;
class WrappedLabel;

/// The wizard's steps, one below the other: those behind, the one at hand and those ahead, each by icon and word.
class StepsList : public QWidget
{
    Q_OBJECT

public:
    explicit StepsList(QWidget *parent = nullptr);

    /// `current` is a place in `names`; the steps before it are done.
    void show(const QStringList &names, int current);

private:
    struct Row
    {
        IconLabel *icon;
        WrappedLabel *name;
    };

    void addRow();
    void showLook();

    QVBoxLayout *m_layout;
    std::vector<Row> m_rows;
    QStringList m_names;
    int m_current = 0;
};

} // namespace budget
