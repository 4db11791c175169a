// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/connection/connectionwords.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace budget {

/// The recognised parts of a connection string, one row each: name, value, and in the secondary text colour the purpose
/// of the part.
class ConnectionParts : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionParts(QWidget *parent = nullptr);

    void setLines(const std::vector<wording::PartLine> &lines);

private:
    void clear();
    void addLine(const wording::PartLine &line);
    QLabel *makeLabel(const QString &name, const QString &text);

    QGridLayout *m_grid;
    std::vector<wording::PartLine> m_lines;
};

} // namespace budget
