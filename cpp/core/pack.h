// A pack: one binary file with everything that a detector reads, mapped and used where it lies.
//
//   PackWriter writer;
//   writer.add("lexicon/tags", tags);          // a Table or a text
//   write_file(path, writer.finish());
//
//   auto pack = Pack::open(path);              // throws DataError with the reason
//   Table<TagSet> tags = pack->table<TagSet>("lexicon/tags");
//
// The file: a header (magic, byte order, format version, size, checksum), a directory of named
// sections, the sections. It's written and read on machines of one byte order only. Opening checks
// the header, the bounds of all sections and the checksum; what lies in a section is checked by
// whoever reads it, through `require`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "table.h"

namespace calque {

// Raised by one whenever the layout of any section changes.
inline constexpr std::uint32_t kPackVersion = 2;

class PackWriter {
 public:
  template <typename T>
  void add(const std::string& name, const Table<T>& table) {
    add_bytes(name, sizeof(T),
              {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(T)});
  }
  void add(const std::string& name, std::string_view text) { add_bytes(name, 1, text); }
  // The file's bytes.
  std::string finish() const;

 private:
  struct Section {
    std::string name;
    std::uint32_t item_size;
    std::string bytes;
  };
  void add_bytes(const std::string& name, std::size_t item_size, std::string_view bytes);
  std::vector<Section> sections_;
};

class Pack {
 public:
  // Maps a file. Throws DataError where it can't be read or is no sound pack.
  static std::shared_ptr<const Pack> open(const std::string& path);
  // The same for bytes in memory; `name` stands for the file in messages.
  static std::shared_ptr<const Pack> from_bytes(std::string bytes, const std::string& name);
  ~Pack();
  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;

  bool has(std::string_view name) const;
  // A section; throws DataError where it's missing or its items have another size.
  template <typename T>
  Table<T> table(std::string_view name) const {
    const std::span<const char> bytes = section(name, sizeof(T));
    return Table<T>(
        std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)));
  }
  std::string_view text(std::string_view name) const;
  std::vector<std::string_view> names() const;

  // Throws DataError with the section and the reason unless `sound`.
  void require(bool sound, std::string_view section, const char* reason) const {
    if (!sound) fail(section, reason);
  }
  [[noreturn]] void fail(std::string_view section, const std::string& reason) const;
  const std::string& path() const { return path_; }

 private:
  explicit Pack(std::string path) : path_(std::move(path)) {}
  void check() const;
  std::span<const char> section(std::string_view name, std::size_t item_size) const;

  std::string path_;
  std::string_view bytes_;
  std::vector<std::uint64_t> own_;  // aligned memory of a pack that is not mapped
  void* mapped_ = nullptr;
};

// The sum over a pack's bytes behind its checksum. Each step is a bijection of the sum, so that any
// one changed word always shows. It guards against broken files, not against forgers.
std::uint64_t pack_checksum(std::string_view bytes);

}  // namespace calque
