// What a worker says of one file, flat in memory: made by the worker, sent through a socket, and bound to statements
// by the writer where it lies, without being taken apart and put together again.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vanban::batch {

/// Appends numbers and texts, in the byte order of this machine: both ends are the same program.
class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}
  template <typename T>
  void number(T value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view value) {
    number(static_cast<uint32_t>(value.size()));
    out_.append(value);
  }

 private:
  std::string& out_;
};

/// Reads what a Packer wrote; the texts point into it. Throws std::out_of_range where it was cut short.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  template <typename T>
  T number() {
    T value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  std::string_view text() {
    auto size = number<uint32_t>();
    return {take(size), size};
  }
  bool empty() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }
  std::string_view bytes(size_t size) { return {take(size), size}; }

 private:
  const char* take(size_t size) {
    if (size > bytes_.size()) throw std::out_of_range("a message between the parts of vanban was cut short");
    const char* at = bytes_.data();
    bytes_.remove_prefix(size);
    return at;
  }
  std::string_view bytes_;
};

enum class FieldType : uint8_t { null, integer, real, text };

/// One value of a row.
struct Field {
  FieldType type = FieldType::null;
  int64_t integer = 0;
  double real = 0;
  std::string_view text;
};

/// Stands before the rows of a table.
struct TableHead {
  uint32_t count = 0;  ///< of rows
  uint32_t bytes = 0;  ///< that they take
};

/// Writes the rows of tables, in the order of child_columns: how many and their bytes, then for each row its fields.
class RowPacker {
 public:
  explicit RowPacker(std::string& out) : out_(out), pack_(out) {}

  void begin_table() {
    head_at_ = out_.size();
    head_ = {};
    pack_.number(head_);
  }
  void begin_row() { ++head_.count; }
  void end_table() {
    head_.bytes = static_cast<uint32_t>(out_.size() - head_at_ - sizeof head_);
    std::memcpy(out_.data() + head_at_, &head_, sizeof head_);
  }

  void null() { tag(FieldType::null); }
  void integer(int64_t value) {
    tag(FieldType::integer);
    pack_.number(value);
  }
  void real(double value) {
    tag(FieldType::real);
    pack_.number(value);
  }
  void text(std::string_view value) {
    tag(FieldType::text);
    pack_.text(value);
  }
  /// What the document does not have is NULL, as it is left out of the JSON.
  void optional(std::string_view value) { value.empty() ? null() : text(value); }
  void optional(const char* value) { value == nullptr ? null() : optional(std::string_view(value)); }

 private:
  void tag(FieldType type) { out_.push_back(static_cast<char>(type)); }

  std::string& out_;
  Packer pack_;
  size_t head_at_ = 0;
  TableHead head_;
};

inline Field next_field(Unpacker& rows) {
  Field field;
  field.type = static_cast<FieldType>(rows.number<char>());
  switch (field.type) {
    case FieldType::null: break;
    case FieldType::integer: field.integer = rows.number<int64_t>(); break;
    case FieldType::real: field.real = rows.number<double>(); break;
    case FieldType::text: field.text = rows.text(); break;
  }
  return field;
}

}  // namespace vanban::batch
