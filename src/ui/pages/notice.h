// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace budget {

namespace Ui {
class NoticeBar;
}

/// What a notice bar says: what happened, and at most one thing to do about it.
struct Notice
{
    enum class Kind {
        Done,   ///< it succeeded
        Note,   ///< good to know, neither a success nor a failure
        Problem ///< it failed
    };
    /// What the notice is about. Once that is settled, the notice goes.
    enum class About {
        Action,   ///< the last thing that a person did on the page
        Entry,    ///< what stands in a form and is not saved
        Reading,  ///< what the page shows
        Ledger,   ///< the ledger that is open or was to be opened
        Language, ///< a language that was chosen and is not in force yet
        Closing,  ///< a window or ledger that waits for the last change to be saved
        Program   ///< settings, the keeper of the password: for as long as the person leaves it there
    };

    Kind kind = Kind::Done;
    QString text = {};
    QString actionText = {}; ///< empty: no action
    std::function<void()> action = {};
    QString details = {}; ///< the technical text, shown on demand; empty: none
    About about = About::Action;
};

/// A bar inside a page that appears with a notice and goes away by its close button, by its action, or when the
/// next notice takes its place, or when its cause is gone. Spoken by screen readers when it appears.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);
    ~NoticeBar() override;
    Q_DISABLE_COPY_MOVE(NoticeBar)

    void show(const Notice &notice);
    /// In the words of `wording`, with the server's own text as details.
    void showError(const Error &error, const QString &actionText = {}, std::function<void()> action = {},
                   Notice::About about = Notice::About::Action);
    void clear();
    /// Takes away a notice about that, since its cause is gone.
    void settle(Notice::About about);
    /// Whether a failure about that is shown.
    [[nodiscard]] bool hasProblem(Notice::About about) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::unique_ptr<Ui::NoticeBar> m_form;
    Notice::Kind m_kind = Notice::Kind::Done;
    Notice::About m_about = Notice::About::Action;
    std::function<void()> m_action;
};

} // namespace budget
