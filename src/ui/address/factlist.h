// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace budget {

/// A fact with its name, such as 'Round trip: 12 ms'.
struct NamedFact
{
    QString name;
    QString value; ///< empty: the fact is not shown

    bool operator==(const NamedFact &) const = default;
};

/// The facts as text, one line each, such as 'Round trip: 12 ms'.
[[nodiscard]] QString plainText(const std::vector<NamedFact> &facts);

/// Shows facts as pairs of name and value, the names in the secondary text colour. Values can be selected; an unchanged
/// value keeps its selection when the facts are updated.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    /// The number of facts side by side in one row of the grid. Must be called before the first setFacts().
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
