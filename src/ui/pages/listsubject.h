// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/ledger.h"
#include "app/work/answers.h"
#include "core/result.h"
#include "ui/pages/page.h"

#include <QObject>
#include <QString>

#include <functional>

class QAbstractItemModel;
class QWidget;

namespace budget {

class ListTable;
struct Notice;

/// The content of a ListPage: its texts, its rows, and the actions for them. Answers to earlier requests are dropped.
class ListSubject : public QObject
{
    Q_OBJECT

public:
    struct Words
    {
        QString title = {};
        QString add = {};      ///< the page's main button; empty if rows cannot be added
        QString empty = {};    ///< the sentence shown if there are no rows
        QString addFirst = {}; ///< the button below that sentence
        QString editTip = {};  ///< empty: there is no edit button, and Enter does the second action
        QString action = {};   ///< the second action for a row
        QString actionTip = {};
        QString actionIcon = {};
    };
    /// The object names, by which tests find the widgets.
    struct Names
    {
        QString page = {};
        QString add = {};
        QString table = {};
        QString edit = {};
        QString action = {};
    };

    [[nodiscard]] virtual Words words() const = 0;
    [[nodiscard]] virtual Names names() const = 0;
    [[nodiscard]] virtual Topics topics() const = 0;
    [[nodiscard]] virtual QAbstractItemModel &model() = 0;
    virtual void setUpTable(ListTable &table) = 0;
    /// The id of a row, which stays the same when the rows are read again.
    [[nodiscard]] virtual qint64 idAt(int row) const = 0;
    /// -1 if no row has the id.
    [[nodiscard]] virtual int rowOf(qint64 id) const = 0;
    [[nodiscard]] virtual ChosenRow rowAt(int row) const = 0;

    /// Reads the rows into the model. Emits readingDone() or readingFailed() at the end.
    virtual void read() = 0;
    /// Removes the rows of the previous ledger.
    virtual void clear() = 0;
    virtual void add(QWidget &page) = 0;
    virtual void edit(int row, QWidget &page) = 0;
    virtual void act(int row) = 0;
    [[nodiscard]] virtual bool canAct(int row, bool isReadOnly) const = 0;
    /// Whether the Delete key does the second action.
    [[nodiscard]] virtual bool isDeletion() const { return false; }

Q_SIGNALS:
    void readingDone();
    void readingFailed(const budget::Error &error);
    void noticed(const budget::Notice &notice);
    void failed(const budget::Error &error, const QString &actionText, const std::function<void()> &action);
    /// The action that an earlier notice offered was done.
    void settled();
    /// canAct() may return another value than before.
    void changed();

protected:
    explicit ListSubject(QObject *parent = nullptr) : QObject(parent) { }

    template <class Row, class Take>
    void await(QFuture<Result<std::vector<Row>>> rows, Take take)
    {
        whenAnswered(rows, this, [this, take, asked = ++m_asked](const Result<std::vector<Row>> &read) {
            if (asked != m_asked)
                return;
            if (!read)
                return Q_EMIT readingFailed(read.error());
            take(*read);
            Q_EMIT readingDone();
        });
    }

private:
    int m_asked = 0;
};

} // namespace budget
