// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/pages.h"

#include "ui/look/theme.h"
#include "ui/pages/pagearea.h"

#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace budget {

namespace {

constexpr int kMostPageWidth = 1400 + 2 * theme::kPageMargin; ///< rows that are wider than this are hard to read

} // namespace

Pages::Pages(QStackedWidget &stack, QObject *parent) : QObject(parent), m_stack(stack)
{ }

void Pages::add(Page &page)
{
    add(std::function<Page *()>());
    fill(m_entries.back(), page);
}

void Pages::add(std::function<Page *()> make)
{
    m_entries.push_back({new PageArea, std::move(make)});
    m_stack.addWidget(m_entries.back().area);
}

void Pages::show(int number)
{
    Entry &entry = m_entries.at(static_cast<std::size_t>(number));
    if (const auto make = std::exchange(entry.make, nullptr))
        fill(entry, *make());
    if (m_stack.currentWidget() == entry.area)
        return;
    QWidget *last = entry.page->focusWidget(); // before QStackedWidget moves the focus to the first tab stop
    const bool hadFocus = m_stack.isAncestorOf(m_stack.window()->focusWidget());
    m_stack.setCurrentWidget(entry.area);
    if (hadFocus)
        entry.page->takeFocus(last);
}

void Pages::takeFocus(int number)
{
    Page &page = *m_entries.at(static_cast<std::size_t>(number)).page;
    page.takeFocus(page.focusWidget());
}

void Pages::start(int number)
{
    m_entries.at(static_cast<std::size_t>(number)).page->takeFocus(nullptr);
}

std::optional<ChosenRow> Pages::chosen() const
{
    const auto shown = std::ranges::find(m_entries, m_stack.currentWidget(), &Entry::area);
    return shown == m_entries.end() || !shown->page ? std::nullopt : shown->page->chosen();
}

void Pages::refresh()
{
    for (const Entry &entry : m_entries) {
        if (entry.page)
            entry.page->refresh();
    }
}

void Pages::fill(Entry &entry, Page &page)
{
    page.setMaximumWidth(kMostPageWidth);
    entry.page = &page;
    entry.area->setWidget(&page);
}

} // namespace budget
