#include "data_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace calque {

std::string DataFiles::path(const std::string& name) const {
  return pack_ != nullptr ? pack_->path() + ":" + name : folder_ + "/" + name;
}

std::optional<std::string> DataFiles::read(const std::string& name,
                                           std::vector<Problem>& problems) const {
  if (pack_ == nullptr) return read_file(path(name), problems);
  if (!pack_->has(section(name))) {
    problems.push_back({path(name), 0, 0, {}, {}, "missing"});
    return std::nullopt;
  }
  return std::string(pack_->text(section(name)));
}

bool DataFiles::has(const std::string& name) const {
  std::error_code error;
  return pack_ != nullptr ? pack_->has(section(name))
                          : std::filesystem::is_regular_file(path(name), error);
}

std::vector<std::string> DataFiles::list(const std::string& folder,
                                         const std::string& extension) const {
  std::vector<std::string> names;
  if (pack_ != nullptr) {
    const std::string prefix = section(folder + "/");
    for (const std::string_view name : pack_->names()) {
      if (name.starts_with(prefix) && name.ends_with(extension)) {
        names.push_back(folder + "/" + std::string(name.substr(prefix.size())));
      }
    }
  } else {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(path(folder), error)) {
      if (entry.path().extension() == extension) {
        names.push_back(folder + "/" + entry.path().filename().string());
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> read_file(const std::string& path, std::vector<Problem>& problems) {
  std::error_code error;
  std::ifstream stream(path, std::ios::binary);
  if (!stream || std::filesystem::is_directory(path, error)) {
    problems.push_back({path, 0, 0, {}, {}, "can't be read"});
    return std::nullopt;
  }
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return text;
}

}  // namespace calque
