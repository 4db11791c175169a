// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace budget {

/// Something that is known, by its name: 'Round trip: 12 ms'.
struct NamedFact
{
    QString name;
    QString value; ///< empty: it is left out

    bool operator==(const NamedFact &) const = default;
};

/// 'Round trip: 12 ms', a line each.
[[nodiscard]] QString plainText(const std::vector<NamedFact> &facts);

/// Facts below each other, names in quiet type; values can be selected. One that stays keeps its place and selection.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    /// How many facts stand beside each other. To be called before the first ones come.
    void setPairs(int pairs) { m_pairs = pairs; }
    void setFacts(const std::vector<NamedFact> &facts);
    [[nodiscard]] const std::vector<NamedFact> &facts() const { return m_facts; }

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
    };

    void addRow();
    static void showFact(const Row &row, const NamedFact &fact);

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    std::vector<NamedFact> m_facts;
    int m_pairs = 1;
};

} // namespace budget
