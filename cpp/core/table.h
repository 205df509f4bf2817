// A read-only array: its items are its own, or lie in a mapped pack that must outlive it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace calque {

template <typename T>
class Table {
  // Packs hold the items' bytes as they are: no pointers, and no padding with chance contents.
  static_assert(std::has_unique_object_representations_v<T>);

 public:
  Table() = default;
  explicit Table(std::vector<T> items)
      : own_(std::make_shared<const std::vector<T>>(std::move(items))), items_(*own_) {}
  explicit Table(std::span<const T> mapped) : items_(mapped) {}

  const T& operator[](std::size_t i) const { return items_[i]; }
  const T& front() const { return items_.front(); }
  const T& back() const { return items_.back(); }
  const T* data() const { return items_.data(); }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + items_.size(); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }

 private:
  std::shared_ptr<const std::vector<T>> own_;
  std::span<const T> items_;
};

}  // namespace calque
