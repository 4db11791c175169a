// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/lyingserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

#include <memory>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr quint32 kInt4 = 23;
constexpr quint32 kText = 25;
constexpr qint64 kAhead = 1 << 20; // the most bytes of an endless answer that are buffered for sending

QByteArray int32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray int16(int value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(static_cast<quint16>(value), bytes.data());
    return bytes;
}

QByteArray message(char type, const QByteArray &body)
{
    return type + int32(static_cast<quint32>(body.size() + 4)) + body;
}

QByteArray columns(int count, quint32 type = kInt4)
{
    QByteArray body = int16(count);
    for (int i = 0; i < count; ++i)
        body += "c" + QByteArray::number(i) + '\0' + int32(0) + int16(0) + int32(type) + int16(4) + int32(~0U)
            + int16(0);
    return message('T', body);
}

QByteArray row(const std::vector<QByteArray> &values)
{
    QByteArray body = int16(static_cast<int>(values.size()));
    for (const QByteArray &value : values)
        body += value.isNull() ? int32(~0U) : int32(static_cast<quint32>(value.size())) + value;
    return message('D', body);
}

QByteArray complete(const QByteArray &tag = "SELECT 1")
{
    return message('C', tag + '\0');
}

QByteArray copy(char type)
{
    return message(type, QByteArray(1, '\0') + int16(1) + int16(0));
}

QByteArray noData()
{
    return message('n', {});
}

std::vector<Lie> makeLies()
{
    const QByteArray one = columns(1);
    const QByteArray notice = message('N', "SNOTICE\0VNOTICE\0C00000\0Mhello\0\0"_ba);
    const std::vector<QByteArray> many(1600, QByteArray("1"));
    return {
        {"no row", one, complete("SELECT 0")},
        {"no column", columns(0), row({}) + complete()},
        {"one other column", one, row({"1"}) + complete()},
        {"NULL", one, row({QByteArray()}) + complete()},
        {"EmptyQueryResponse", noData(), message('I', {})},
        {"CommandComplete without rows", noData(), complete()},
        {"CommandComplete of another command", noData(), complete("LISTEN")},
        {"COPY in", noData(), copy('G')},
        {"COPY out", noData(), copy('H')},
        {"COPY out with data", noData(), copy('H') + message('d', "1\n") + message('c', {}) + complete("COPY 1")},
        {"COPY both", noData(), copy('W')},
        {"letters for a number", one, row({"abc"}) + complete()},
        {"an empty number", one, row({""}) + complete()},
        {"a number that is too large", one, row({"99999999999999999999999"}) + complete()},
        {"text for a number", columns(1, kText), row({"abc"}) + complete()},
        {"bytes that are no UTF-8", columns(1, kText), row({"\xff\xfe\x80"}) + complete()},
        {"two columns", columns(2), row({"1", "2"}) + complete()},
        {"1600 columns", columns(1600), row(many) + complete()},
        {"two rows", one, row({"1"}) + row({"2"}) + complete("SELECT 2")},
        {"two answers", one, row({"1"}) + complete() + one + row({"1"}) + complete()},
        {"a row without a description", noData(), row({"1"}) + complete()},
        {"a row with too many values", one, row({"1", "2"}) + complete()},
        {"a row with too few values", columns(2), row({"1"}) + complete()},
        {"a value beyond its message", one, message('D', int16(1) + int32(1'000) + "1") + complete()},
        {"a negative size of a value", one, message('D', int16(1) + int32(0x8000'0000U) + "1") + complete()},
        {"a description of more columns than it has", message('T', int16(5)), row({"1"}) + complete()},
        {"an unknown message", one, message('?', "what") + complete()},
        {"a message of no length", one, "D" + int32(0) + complete()},
        {"a message of negative length", one, "D" + int32(0xFFFF'FFF0U) + complete()},
        {"an error without a state", one, message('E', "Mno\0\0"_ba)},
        {"an error without a text", one, message('E', "\0"_ba)},
        {"only that it is ready", {}, {}},
        {"a question for the password", {}, message('R', int32(3))},
        {"the end", {}, {}, {}, true},
        {"the end within a message", one, message('D', int16(1) + int32(9) + "1").left(8), {}, true},
        {"silence", {}, {}, {}, false, false},
        {"endless rows", one, {}, row({"1"}).repeated(1'000), false, false},
        {"endless long rows", columns(1, kText), {}, row({QByteArray(100'000, 'x')}), false, false},
        {"a message of a gigabyte", one, "D" + int32(1'000'000'000) + int16(1) + int32(999'999'990),
         QByteArray(100'000, 'x'), false, false},
        {"endless notices", one, {}, notice.repeated(100), false, false},
        {"endless notifications", one, {}, message('A', int32(1) + "n\0p\0"_ba).repeated(100), false, false},
        {"endless parameters", one, {}, message('S', "a\0b\0"_ba).repeated(100), false, false},
        {"endless answers", one, {}, (one + row({"1"}) + complete()).repeated(100), false, false},
    };
}

} // namespace

const std::vector<Lie> &allLies()
{
    static const std::vector<Lie> lies = makeLies();
    return lies;
}

class LyingListener : public QTcpServer
{
public:
    LyingListener(Lie lie, int honest) : m_lie(std::move(lie)), m_honest(honest)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                meet(client);
        });
    }

private:
    struct Talk
    {
        QTcpSocket *socket;
        QByteArray unread = {};
        bool isIn = false;
        int statements = 0;
        bool isHonest = false;
    };

    void meet(QTcpSocket *client)
    {
        const auto talk = std::make_shared<Talk>(Talk{client});
        connect(client, &QTcpSocket::readyRead, client, [this, talk] { listenTo(*talk); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    void listenTo(Talk &talk)
    {
        talk.unread += talk.socket->readAll();
        for (;;) {
            const qsizetype head = talk.isIn ? 1 : 0;
            if (talk.unread.size() < head + 4)
                return;
            const qsizetype size = head + qFromBigEndian<quint32>(talk.unread.constData() + head);
            if (talk.unread.size() < size)
                return;
            const char type = talk.unread.front();
            talk.unread.remove(0, size);
            if (talk.isIn)
                answer(talk, type);
            else
                welcome(talk);
        }
    }

    static void welcome(Talk &talk)
    {
        talk.isIn = true;
        const auto parameter = [](const QByteArray &name, const QByteArray &value) {
            return message('S', name + '\0' + value + '\0');
        };
        talk.socket->write(message('R', int32(0)) + parameter("server_version", "15.4")
                           + parameter("client_encoding", "UTF8") + parameter("standard_conforming_strings", "on")
                           + message('K', int32(1) + int32(2)) + message('Z', "I"));
    }

    void answer(Talk &talk, char type)
    {
        switch (type) {
        case 'Q':
            beginStatement(talk);
            describe(talk);
            execute(talk);
            sync(talk);
            break;
        case 'P':
            beginStatement(talk);
            talk.socket->write(message('1', {}));
            break;
        case 'B':
            talk.socket->write(message('2', {}));
            break;
        case 'D':
            describe(talk);
            break;
        case 'E':
            execute(talk);
            break;
        case 'S':
            sync(talk);
            break;
        default: // Flush and Terminate
            break;
        }
    }

    void beginStatement(Talk &talk) const { talk.isHonest = talk.statements++ < m_honest; }

    void describe(Talk &talk) const { talk.socket->write(talk.isHonest ? columns(1) : m_lie.description); }

    void execute(Talk &talk)
    {
        if (talk.isHonest) {
            talk.socket->write(row({"1"}) + complete());
            return;
        }
        talk.socket->write(m_lie.answer);
        if (m_lie.hangsUp)
            talk.socket->disconnectFromHost();
        if (!m_lie.endless.isEmpty())
            flood(talk.socket);
    }

    void sync(Talk &talk) const
    {
        if (talk.isHonest || (m_lie.isReady && !m_lie.hangsUp))
            talk.socket->write(message('Z', "I"));
    }

    void flood(QTcpSocket *socket)
    {
        const auto pour = [this, socket] {
            while (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() < kAhead)
                socket->write(m_lie.endless);
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, pour, Qt::QueuedConnection);
        pour();
    }

    Lie m_lie;
    int m_honest;
};

LyingServer::LyingServer(Lie lie, int honest) : m_listener(new LyingListener(std::move(lie), honest))
{
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener,
        [this] {
            if (!m_listener->listen(QHostAddress::LocalHost))
                qFatal("The lying server does not listen: %s", qPrintable(m_listener->errorString()));
            m_port = m_listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

LyingServer::~LyingServer()
{
    m_thread.quit();
    m_thread.wait();
}

QString LyingServer::url() const
{
    return u"postgresql://alice@127.0.0.1:%1/budget?sslmode=disable"_s.arg(m_port);
}

} // namespace budget::test
