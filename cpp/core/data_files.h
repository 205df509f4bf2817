// Where data files are read from: a folder such as `corpora`, or a pack that holds their bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack.h"
#include "problem.h"

namespace calque {

class DataFiles {
 public:
  explicit DataFiles(std::string folder) : folder_(std::move(folder)) {}
  explicit DataFiles(const Pack& pack) : pack_(&pack) {}

  // The bytes of a file such as "en/gate.toml"; a fault and nothing where there is none.
  std::optional<std::string> read(const std::string& name, std::vector<Problem>& problems) const;
  // Is there such a file?
  bool has(const std::string& name) const;
  // Names of a folder's files that end in `extension`, sorted.
  std::vector<std::string> list(const std::string& folder, const std::string& extension) const;
  // How messages name a file.
  std::string path(const std::string& name) const;
  bool packed() const { return pack_ != nullptr; }

  // Names the section of a pack that holds a file.
  static std::string section(const std::string& name) { return "file:" + name; }

 private:
  std::string folder_;
  const Pack* pack_ = nullptr;
};

// The bytes of a file; a fault and nothing where it can't be read.
std::optional<std::string> read_file(const std::string& path, std::vector<Problem>& problems);

}  // namespace calque
