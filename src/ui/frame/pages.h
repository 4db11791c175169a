// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QObject>

#include <functional>
#include <vector>

class QStackedWidget;

namespace budget {

class PageArea;

/// The pages of the main window. Each page is created when it is first shown, so that the start creates only one page.
class Pages : public QObject
{
    Q_OBJECT

public:
    /// Adds the pages to the stack behind its present widgets.
    explicit Pages(QStackedWidget &stack, QObject *parent = nullptr);

    void add(Page &page);
    /// Adds a page that `make` creates when the page is first shown.
    void add(std::function<Page *()> make);
    /// Shows a page. It takes the focus if the page that was shown until now had the focus. Pages are numbered from 0,
    /// in the order in which they were added.
    void show(int number);
    /// Moves the focus to a page that was shown before.
    void takeFocus(int number);
    /// Moves the focus to the widget with which the user starts on a page that was shown before.
    void start(int number);
    /// The selected row of the page in view.
    [[nodiscard]] std::optional<ChosenRow> chosen() const;
    /// Refreshes the pages that exist. A page that is created later queries the ledger by itself.
    void refresh();

private:
    struct Entry
    {
        PageArea *area;
        std::function<Page *()> make; ///< empty once the page exists
        Page *page = nullptr;
    };

    void fill(Entry &entry, Page &page);

    QStackedWidget &m_stack;
    std::vector<Entry> m_entries;
};

} // namespace budget
