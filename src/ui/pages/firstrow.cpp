// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/firstrow.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace budget {

namespace {

bool isTowardsEnd(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_PageUp || key == Qt::Key_End;
}

bool isMove(int key)
{
    return key == Qt::Key_Down || key == Qt::Key_PageDown || key == Qt::Key_Home || isTowardsEnd(key);
}

class FirstRow : public QObject
{
public:
    explicit FirstRow(QAbstractItemView &view) : QObject(&view), m_view(view) { view.installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress || m_view.selectionModel()->hasSelection())
            return QObject::eventFilter(watched, event);
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int count = m_view.model()->rowCount(m_view.rootIndex());
        if (!isMove(key) || count == 0)
            return QObject::eventFilter(watched, event);
        m_view.setCurrentIndex(m_view.model()->index(isTowardsEnd(key) ? count - 1 : 0, 0, m_view.rootIndex()));
        return true;
    }

private:
    QAbstractItemView &m_view;
};

} // namespace

void startAtFirstRow(QAbstractItemView &view)
{
    new FirstRow(view); // the view owns it
}

} // namespace budget
