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

/// The content of a notice bar: what happened, and at most one action.
struct Notice
{
    enum class Kind {
        Done,   ///< an action succeeded
        Note,   ///< information that is neither a success nor a failure
        Problem ///< an action failed
    };
    /// The subject of a notice. When the subject is settled, the notice disappears.
    enum class About {
        Action,   ///< the user's last action on the page
        Entry,    ///< an entry in a form that is not saved
        Reading,  ///< reading what the page shows
        Ledger,   ///< the open ledger, or one that could not be opened
        Language, ///< a chosen language that takes effect at the next start
        Closing,  ///< a window or ledger that closes once the last change is saved
        Program   ///< settings and password stores; stays until the user closes it
    };

    Kind kind = Kind::Done;
    QString text = {};
    QString actionText = {}; ///< empty: no action
    std::function<void()> action = {};
    QString details = {}; ///< the technical text, shown on demand; empty: none
    About about = About::Action;
};

/// A bar inside a page that shows a notice. It disappears by its close button, by the notice's action, with the next
/// notice, or when its subject is settled. Screen readers say the notice when it appears.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);
    ~NoticeBar() override;
    Q_DISABLE_COPY_MOVE(NoticeBar)

    void show(const Notice &notice);
    /// Shows the error in the words of `wording`, with the technical text as details.
    void showError(const Error &error, const QString &actionText = {}, std::function<void()> action = {},
                   Notice::About about = Notice::About::Action);
    void clear();
    /// Removes a notice about this subject.
    void settle(Notice::About about);
    /// Moves the focus to the action of the notice, or to its Close button if it has none. False if no notice is shown.
    bool takeFocus();
    /// Whether the bar shows a problem about this subject.
    [[nodiscard]] bool hasProblem(Notice::About about) const;

protected:
    /// Escape closes the notice.
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    std::unique_ptr<Ui::NoticeBar> m_form;
    Notice::Kind m_kind = Notice::Kind::Done;
    Notice::About m_about = Notice::About::Action;
    std::function<void()> m_action;
};

} // namespace budget
