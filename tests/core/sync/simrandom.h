// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <QtGlobal>

#include <vector>

namespace budget::test {

/// SplitMix64: the same numbers for the same seed, on every platform.
class SimRandom
{
public:
    explicit SimRandom(quint64 seed) : m_state(seed) { }

    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int n) { return int(next() % quint64(n)); }
    bool chance(int permille) { return below(1000) < permille; }
    template <class T>
    const T &pick(const std::vector<T> &from)
    {
        return from[std::size_t(below(int(from.size())))];
    }
    QUuid uuid()
    {
        const quint64 high = next();
        const quint64 low = next();
        return QUuid(uint(high >> 32), ushort(high >> 16), ushort(high), uchar(low >> 56), uchar(low >> 48),
                     uchar(low >> 40), uchar(low >> 32), uchar(low >> 24), uchar(low >> 16), uchar(low >> 8),
                     uchar(low | 1));
    }

private:
    quint64 m_state;
};

} // namespace budget::test
