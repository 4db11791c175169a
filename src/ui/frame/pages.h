// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QStackedWidget;

namespace budget {

class Page;
class PageArea;

/// The pages of a window. A page is made when it is first shown, so that the start makes the first one alone.
class Pages : public QObject
{
    Q_OBJECT

public:
    /// The pages go behind what the stack shows already.
    explicit Pages(QStackedWidget &stack, QObject *parent = nullptr);

    void add(Page &page);
    void add(std::function<Page *()> make);
    /// By its number, in the order in which the pages were added.
    void show(int number);
    /// Of the pages that are made. A page that is made later asks the ledger by itself.
    void refresh();

private:
    struct Entry
    {
        PageArea *area;
        std::function<Page *()> make; ///< empty once it is made
        Page *page = nullptr;
    };

    void fill(Entry &entry, Page &page);

    QStackedWidget &m_stack;
    std::vector<Entry> m_entries;
};

} // namespace budget
