// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/retrypolicy.h"
#include "core/operations/operationid.h"

#include <optional>

namespace budget {

/// Keeps the id under which a form asked for a change, until that change has a definite answer: the same content goes
/// out under the same id again, and is saved once; other content is another change.
template <class Content>
class OperationMemory
{
public:
    [[nodiscard]] OperationId idFor(const Content &content)
    {
        if (!m_asked || !(m_asked->content == content))
            m_asked = Asked{content, OperationId::create(), false};
        return m_asked->id;
    }

    /// What became of it. Once it may have been saved, only its success or the server's own judgement settles it: that
    /// a later attempt did not get through says nothing about the first.
    void noteAnswer(const std::optional<Error> &error)
    {
        if (m_asked && error && error->kind == ErrorKind::OutcomeUnknown)
            m_asked->isInDoubt = true;
        if (!error || !isOpen() || isJudgement(*error))
            m_asked.reset();
    }

    /// Whether something that was asked for may have been saved.
    [[nodiscard]] bool isOpen() const { return m_asked && m_asked->isInDoubt; }

private:
    struct Asked
    {
        Content content;
        OperationId id;
        bool isInDoubt = false;
    };

    std::optional<Asked> m_asked;
};

} // namespace budget
