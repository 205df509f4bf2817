// Where the tests find calque's data.
#pragma once

#include <memory>
#include <string>

#include "detector.h"

namespace calque::testing {

inline std::string corpora() { return CALQUE_CORPORA; }

// The pack that was built with the tests, loaded once.
inline const std::shared_ptr<const Resources>& resources() {
  static const std::shared_ptr<const Resources> loaded = Resources::open(CALQUE_PACK, "ru");
  return loaded;
}

}  // namespace calque::testing
