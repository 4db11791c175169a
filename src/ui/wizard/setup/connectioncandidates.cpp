// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/connectioncandidates.h"

#include "words/connection/connectionwords.h"

#include <QCoreApplication>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::ConnectionPage)
};

QString labelOf(const ConnectionCandidate &candidate)
{
    const QString name = candidate.name.isEmpty() ? Words::tr("unnamed") : candidate.name;
    const QString what = candidate.reading ? candidate.reading->address.place()
                                           : wording::faultSentence(candidate.reading.error());
    QString text = Words::tr("Line %1, %2: %3").arg(candidate.line).arg(name, what);
    return text.replace(u'&', u"&&"_s);
}

} // namespace

QMenu *makeCandidatesMenu(const std::vector<ConnectionCandidate> &candidates, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"candidatesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        QAction *action = menu->addAction(labelOf(candidates[i]));
        action->setData(QVariant::fromValue(qulonglong(i)));
        action->setEnabled(candidates[i].reading.has_value());
    }
    return menu;
}

} // namespace budget
