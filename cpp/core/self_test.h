// A pack's self-test: examples of its rules and what was found in them when it was built. They run
// at every loading, so that a pack that reads well but finds something else is refused.
#pragma once

#include <memory>

#include "pack.h"
#include "resources.h"

namespace calque {

// Scores samples and adds what was found to the pack that is being built.
void add_self_test(const std::shared_ptr<const Resources>& resources, PackWriter& writer);
// Throws DataError where a sample gives anything else than it gave then.
void run_self_test(const std::shared_ptr<const Resources>& resources);

}  // namespace calque
