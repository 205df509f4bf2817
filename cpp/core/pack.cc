#include "pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "problem.h"

namespace calque {
namespace {

constexpr std::array<char, 8> kMagic{'c', 'a', 'l', 'q', 'u', 'e', '\r', '\n'};
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 16;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t byte_order;
  std::uint32_t version;
  std::uint64_t size;      // of the file
  std::uint64_t checksum;  // of all behind this field
  std::uint64_t sections;
  std::uint64_t unused;
};
constexpr std::size_t kSummed = offsetof(Header, checksum) + sizeof(Header::checksum);

struct Entry {
  std::array<char, 40> name;  // ends with NUL
  std::uint64_t begin;
  std::uint64_t size;
  std::uint64_t item_size;
};

constexpr std::size_t aligned(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

Header header_of(std::string_view bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

Entry entry_of(std::string_view bytes, std::size_t i) {
  Entry entry;
  std::memcpy(&entry, bytes.data() + sizeof(Header) + i * sizeof(Entry), sizeof entry);
  return entry;
}

std::string_view name_of(const char* entry) {
  constexpr std::size_t kLength = sizeof(Entry::name);
  return {entry, static_cast<std::size_t>(std::find(entry, entry + kLength, '\0') - entry)};
}

}  // namespace

std::uint64_t pack_checksum(std::string_view bytes) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t sum = bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    sum = std::rotl((sum ^ word) * kOdd, 29);
  }
  for (; at < bytes.size(); ++at) {
    sum = std::rotl((sum ^ static_cast<unsigned char>(bytes[at])) * kOdd, 29);
  }
  return sum;
}

void PackWriter::add_bytes(const std::string& name, std::size_t item_size, std::string_view bytes) {
  if (name.size() >= sizeof(Entry::name)) throw std::length_error("section name too long: " + name);
  sections_.push_back({name, static_cast<std::uint32_t>(item_size), std::string(bytes)});
}

std::string PackWriter::finish() const {
  std::string bytes(aligned(sizeof(Header) + sections_.size() * sizeof(Entry)), '\0');
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const Section& section = sections_[i];
    Entry entry{{}, bytes.size(), section.bytes.size(), section.item_size};
    std::copy(section.name.begin(), section.name.end(), entry.name.begin());
    std::memcpy(bytes.data() + sizeof(Header) + i * sizeof(Entry), &entry, sizeof entry);
    bytes += section.bytes;
    bytes.resize(aligned(bytes.size()));
  }
  Header header{kMagic, kByteOrder, kPackVersion, bytes.size(), 0, sections_.size(), 0};
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = pack_checksum(std::string_view(bytes).substr(kSummed));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

std::shared_ptr<const Pack> Pack::open(const std::string& path) {
  const auto failed = [&path](const char* what) {
    const std::string reason = std::error_code(errno, std::generic_category()).message();
    throw DataError({{path, 0, 0, {}, {}, std::string(what) + ": " + reason}});
  };
  std::shared_ptr<Pack> pack(new Pack(path));
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) failed("can't be opened");
  struct stat status;
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file);
    if (S_ISREG(status.st_mode)) failed("can't be read");
    throw DataError({{path, 0, 0, {}, {}, "is no regular file"}});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > 0) {
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (mapped == MAP_FAILED) {
      ::close(file);
      failed("can't be mapped");
    }
    pack->mapped_ = mapped;
    pack->bytes_ = {static_cast<const char*>(mapped), size};
  }
  ::close(file);
  pack->check();
  return pack;
}

std::shared_ptr<const Pack> Pack::from_bytes(std::string bytes, const std::string& name) {
  std::shared_ptr<Pack> pack(new Pack(name));
  pack->own_.resize((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(pack->own_.data(), bytes.data(), bytes.size());
  pack->bytes_ = {reinterpret_cast<const char*>(pack->own_.data()), bytes.size()};
  pack->check();
  return pack;
}

Pack::~Pack() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_.size());
}

void Pack::fail(std::string_view section, const std::string& reason) const {
  throw DataError({{path_, 0, 0, {}, std::string(section), reason}});
}

void Pack::check() const {
  require(bytes_.size() >= sizeof(Header), "header", "shorter than a pack's header");
  const Header header = header_of(bytes_);
  require(header.magic == kMagic, "header", "not a calque pack");
  require(header.byte_order == kByteOrder, "header", "made on a machine of another byte order");
  if (header.version != kPackVersion) {
    fail("header", "format " + std::to_string(header.version) + ", this calque reads format " +
                       std::to_string(kPackVersion) + ": build the pack anew");
  }
  if (header.size != bytes_.size()) {
    fail("header", "has " + std::to_string(bytes_.size()) + " of " + std::to_string(header.size) +
                       " bytes: truncated or damaged");
  }
  require(header.checksum == pack_checksum(bytes_.substr(kSummed)), "header",
          "the checksum doesn't fit: damaged");
  require(header.sections <= (bytes_.size() - sizeof(Header)) / sizeof(Entry), "header",
          "its directory ends outside the file");
  for (std::size_t i = 0; i < header.sections; ++i) {
    const Entry entry = entry_of(bytes_, i);
    require(entry.name.back() == '\0' && entry.begin % kAlignment == 0 &&
                entry.begin <= bytes_.size() && entry.size <= bytes_.size() - entry.begin &&
                entry.item_size > 0 && entry.size % entry.item_size == 0,
            "directory", "a section lies outside the file");
  }
}

std::vector<std::string_view> Pack::names() const {
  std::vector<std::string_view> names;
  const std::size_t sections = header_of(bytes_).sections;
  for (std::size_t i = 0; i < sections; ++i) {
    names.push_back(name_of(bytes_.data() + sizeof(Header) + i * sizeof(Entry)));
  }
  return names;
}

bool Pack::has(std::string_view name) const {
  const std::vector<std::string_view> all = names();
  return std::find(all.begin(), all.end(), name) != all.end();
}

std::span<const char> Pack::section(std::string_view name, std::size_t item_size) const {
  const std::size_t sections = header_of(bytes_).sections;
  for (std::size_t i = 0; i < sections; ++i) {
    const Entry entry = entry_of(bytes_, i);
    if (name_of(entry.name.data()) != name) continue;
    require(entry.item_size == item_size, name, "its items have another size");
    return {bytes_.data() + entry.begin, entry.size};
  }
  fail(name, "missing");
}

std::string_view Pack::text(std::string_view name) const {
  const std::span<const char> bytes = section(name, 1);
  return {bytes.data(), bytes.size()};
}

}  // namespace calque
