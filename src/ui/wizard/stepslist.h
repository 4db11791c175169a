// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace budget {

class IconLabel;
class WrappedLabel;

/// The wizard's steps as a list: done, current and later ones, each by icon and word.
class StepsList : public QWidget
{
    Q_OBJECT

public:
    explicit StepsList(QWidget *parent = nullptr);

    /// `current` is an index into `names`; the steps before it are done.
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
