// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/checkrow.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace budget {

/// Rows of checks, one below the other; a row that stays keeps its place and its open details.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);

    void setLines(const std::vector<CheckLine> &lines);
    [[nodiscard]] std::vector<CheckLine> lines() const;

private:
    QVBoxLayout *m_layout;
    std::vector<CheckRow *> m_rows;
};

} // namespace budget
