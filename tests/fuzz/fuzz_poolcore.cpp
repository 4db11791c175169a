// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolworld.h"

#include <cstdio>
#include <cstdlib>

using namespace budget;
using namespace std::chrono_literals;

namespace {

/// Choices from the input's bytes; 0 once they are used up.
class Bytes
{
public:
    Bytes(const unsigned char *data, std::size_t size) : m_next(data), m_end(data + size) { }

    [[nodiscard]] bool isEmpty() const { return m_next == m_end; }
    [[nodiscard]] int pick(int n) { return isEmpty() ? 0 : *m_next++ % n; }

private:
    const unsigned char *m_next;
    const unsigned char *m_end;
};

PoolSettings settingsFrom(Bytes &bytes)
{
    PoolSettings settings;
    settings.size = bytes.pick(5);
    settings.maxOverflow = bytes.pick(5) - 1;
    settings.timeout = std::chrono::milliseconds(1 + bytes.pick(200));
    settings.recycle = std::chrono::seconds(bytes.pick(4) - 1);
    settings.prePing = bytes.pick(2) != 0;
    settings.order = bytes.pick(2) == 0 ? PoolSettings::Order::LastInFirstOut : PoolSettings::Order::FirstInFirstOut;
    settings.fresh = std::chrono::milliseconds(bytes.pick(100));
    return settings;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    Bytes bytes(data, size);
    const PoolSettings settings = settingsFrom(bytes);
    test::PoolWorld world(settings);
    while (!bytes.isEmpty() && !world.violation())
        world.step([&](int n) { return bytes.pick(n); });
    world.end();
    if (world.violation()) {
        std::fprintf(stderr, "not so: %s\n", world.violation());
        std::abort();
    }
    return 0;
}
