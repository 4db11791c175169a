// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/retrypolicy.h"
#include "core/operations/operationid.h"

#include <optional>

namespace budget {

/// Keeps the operation id of a form's change until that change has a definite answer. The same content gets the same id
/// again, so that it is saved once; other content gets a new id.
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

    /// Takes the answer. After OutcomeUnknown, only success or an error from the server settles the change, because the
    /// failure of a later attempt says nothing about the first one.
    void noteAnswer(const std::optional<Error> &error)
    {
        if (m_asked && error && error->kind == ErrorKind::OutcomeUnknown)
            m_asked->isInDoubt = true;
        if (!error || !isOpen() || isJudgement(*error))
            m_asked.reset();
    }

    /// Whether a change may have been saved without an answer.
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
