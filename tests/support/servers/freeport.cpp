// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/freeport.h"

#include <QRandomGenerator>
#include <QTcpServer>

namespace budget::test {

quint16 freePort()
{
    constexpr int kLowest = 20000;
    constexpr int kBeyond = 32000;
    QTcpServer probe;
    while (!probe.listen(QHostAddress::LocalHost,
                         static_cast<quint16>(QRandomGenerator::system()->bounded(kLowest, kBeyond)))) {
    }
    return probe.serverPort();
}

} // namespace budget::test
