#include "batch/message.h"

#include <algorithm>

namespace vanban::batch {

std::string WorkerOptions::packed() const {
  std::string out;
  Packer pack(out);
  for (const std::string* text : {&grammar, &profile, &encoding, &catalog}) pack.text(*text);
  pack.number(max_bytes);
  pack.number(memory_limit);
  pack.number(time_limit);
  pack.number(reparse);
  pack.number(rows);
  pack.number(compress);
  return out;
}

WorkerOptions WorkerOptions::unpacked(std::string_view bytes) {
  Unpacker in(bytes);
  WorkerOptions options;
  for (std::string* text : {&options.grammar, &options.profile, &options.encoding, &options.catalog}) *text = in.text();
  options.max_bytes = in.number<uint64_t>();
  options.memory_limit = in.number<uint64_t>();
  options.time_limit = in.number<unsigned>();
  options.reparse = in.number<bool>();
  options.rows = in.number<bool>();
  options.compress = in.number<bool>();
  return options;
}

void Job::pack(std::string& out) const {
  Packer pack(out);
  pack.number(sequence);
  for (const std::string* text : {&source, &path, &bytes}) pack.text(*text);
  pack.number(size);
  pack.number(modified);
}

Job Job::unpacked(std::string_view bytes) {
  Unpacker in(bytes);
  Job job;
  job.sequence = in.number<uint64_t>();
  for (std::string* text : {&job.source, &job.path, &job.bytes}) *text = in.text();
  job.size = in.number<int64_t>();
  job.modified = in.number<int64_t>();
  return job;
}

void Finding::pack(std::string& out) const {
  Packer pack(out);
  pack.number(sequence);
  pack.number(verdict);
  pack.number(transient);
  pack.number(size);
  pack.number(modified);
  for (std::string_view value : {reason, message, sha256}) pack.text(value);
  if (verdict != Verdict::parsed) return;
  pack.number(review);
  pack.number(text_hash);
  for (std::string_view value : {same_number_key, json, subject, text, facets, keys, row, children}) pack.text(value);
}

Finding Finding::unpacked(std::string_view bytes) {
  Unpacker in(bytes);
  Finding f;
  f.sequence = in.number<uint64_t>();
  f.verdict = in.number<Verdict>();
  f.transient = in.number<bool>();
  f.size = in.number<int64_t>();
  f.modified = in.number<int64_t>();
  for (std::string_view* value : {&f.reason, &f.message, &f.sha256}) *value = in.text();
  if (f.verdict != Verdict::parsed) return f;
  f.review = in.number<bool>();
  f.text_hash = in.number<int64_t>();
  for (std::string_view* value :
       {&f.same_number_key, &f.json, &f.subject, &f.text, &f.facets, &f.keys, &f.row, &f.children}) {
    *value = in.text();
  }
  return f;
}

void put_message(std::string_view message, std::string& stream) { Packer(stream).text(message); }

namespace {

template <typename Packed>
void put_packed(const Packed& packed, std::string& stream) {
  size_t before = stream.size();
  uint32_t size = 0;
  Packer(stream).number(size);
  packed.pack(stream);
  size = static_cast<uint32_t>(stream.size() - before - sizeof size);
  std::memcpy(stream.data() + before, &size, sizeof size);
}

}  // namespace

void put_message(const Finding& finding, std::string& stream) { put_packed(finding, stream); }
void put_message(const Job& job, std::string& stream) { put_packed(job, stream); }

char* Received::room(size_t n) {
  if (capacity_ - end_ >= n) return bytes_.get() + end_;
  size_t had = size();
  if (capacity_ < had + n) {
    size_t capacity = std::max(2 * capacity_, had + n);
    std::unique_ptr<char[]> bigger(new char[capacity]);
    if (had > 0) std::memcpy(bigger.get(), bytes_.get() + begin_, had);
    bytes_ = std::move(bigger);
    capacity_ = capacity;
  } else {
    std::memmove(bytes_.get(), bytes_.get() + begin_, had);
  }
  begin_ = 0;
  end_ = had;
  return bytes_.get() + end_;
}

bool take_message(std::string_view& stream, std::string_view& message) {
  uint32_t size = 0;
  if (stream.size() < sizeof size) return false;
  std::memcpy(&size, stream.data(), sizeof size);
  if (stream.size() - sizeof size < size) return false;
  message = stream.substr(sizeof size, size);
  stream.remove_prefix(sizeof size + size);
  return true;
}

}  // namespace vanban::batch
