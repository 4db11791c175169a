// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/terminationwatch.h"

#include "platform/terminationsignal.h"

#include <QSocketNotifier>

namespace budget {

TerminationWatch::TerminationWatch(QObject *parent) : QObject(parent)
{
    const int requests = catchTermination();
    if (requests < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(requests, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
}

TerminationWatch::~TerminationWatch() = default;

} // namespace budget
