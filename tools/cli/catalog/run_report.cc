#include "cli/catalog/run_report.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "cli/cli.h"
#include "cli/columns.h"

namespace vanban::cli {

namespace {

constexpr auto between_lines = std::chrono::seconds(30);
constexpr auto between_bars = std::chrono::milliseconds(200);
constexpr auto between_metrics = std::chrono::seconds(5);

/// 1234567 -> "1,234,567"
std::string grouped(int64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string duration(double seconds) {
  auto s = static_cast<int64_t>(seconds);
  char text[32];
  std::snprintf(text, sizeof text, "%lld:%02d:%02d", static_cast<long long>(s / 3600), static_cast<int>(s / 60 % 60),
                static_cast<int>(s % 60));
  return text;
}

size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

int64_t read_files(const batch::Counts& c) { return c.finished() - c.skipped; }

std::string outcomes(const batch::Counts& c) {
  std::string out = grouped(c.done + c.done_with_review) + " done";
  if (c.done_with_review > 0) out += " (" + grouped(c.done_with_review) + " to review)";
  if (c.duplicate > 0) out += ", " + grouped(c.duplicate) + " duplicate";
  if (c.failed > 0) out += ", " + grouped(c.failed) + " failed";
  if (c.skipped > 0) out += ", " + grouped(c.skipped) + " skipped";
  return out;
}

}  // namespace

RunReport::RunReport(const std::string& log, const std::string& metrics, bool quiet)
    : metrics_(metrics), quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0), last_line_(began_) {
  if (log.empty()) return;
  log_ = std::fopen(log.c_str(), "ae");
  if (log_ == nullptr) throw std::runtime_error(log + ": the log cannot be written");
}

RunReport::~RunReport() {
  if (log_ != nullptr) std::fclose(log_);
}

double RunReport::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

void RunReport::line(const std::string& text) {
  std::string out = (bar_ ? "\r\033[K" : "") + text + "\n";
  bar_ = false;
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void RunReport::stored(const batch::Filed& file, const batch::Stored& stored) {
  std::lock_guard lock(mutex_);
  const batch::Finding& f = file.finding;
  if (stored.outcome == batch::Outcome::failed) {
    ++reasons_[std::string(f.reason)];
    if (!quiet_) line("vanban: " + file.job.source + ": " + std::string(f.message));
  }
  if (log_ == nullptr) return;
  nlohmann::ordered_json entry;
  entry["at"] = batch::utc_now();
  entry["source"] = file.job.source;
  entry["outcome"] = batch::name_of(stored.outcome);
  if (!f.reason.empty()) {
    entry["reason"] = f.reason;
    entry["message"] = f.message;
    entry["transient"] = f.transient;
  }
  if (!f.sha256.empty()) entry["sha256"] = f.sha256;
  if (stored.same_number) entry["same_number"] = true;
  std::string text = entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), log_);
}

void RunReport::waiting(const std::string& why) {
  std::lock_guard lock(mutex_);
  line("vanban: " + why + " (trying again)");
}

std::string RunReport::progress(const batch::Counts& c) const {
  double rate = static_cast<double>(read_files(c)) / std::max(seconds(), 0.001);
  std::string out = grouped(c.finished()) + " of " + grouped(c.found) + (c.found_all ? "" : "+") + " files, " +
                    outcomes(c) + ", " + grouped(static_cast<int64_t>(rate)) + "/s";
  if (c.found_all && rate > 0) {
    out += ", " + duration(static_cast<double>(c.found - c.finished()) / rate) + " left";
  }
  return out;
}

void RunReport::tick(const batch::Counts& counts) {
  auto now = std::chrono::steady_clock::now();
  if (!metrics_.empty() && now - last_metrics_ >= between_metrics) {
    last_metrics_ = now;
    write_metrics(counts, true);
  }
  if (quiet_ || now - last_line_ < (terminal_ ? std::chrono::milliseconds(between_bars) : between_lines)) return;
  last_line_ = now;
  std::lock_guard lock(mutex_);
  std::string text = progress(counts);
  if (!terminal_) return line("vanban: " + text);
  size_t width = terminal_width();
  size_t room = 20;
  std::string bar;
  if (counts.found > 0) {
    auto full = static_cast<size_t>(static_cast<double>(counts.finished()) / static_cast<double>(counts.found) *
                                    static_cast<double>(room));
    for (size_t i = 0; i < room; ++i) bar += i < full ? "█" : "░";
  }
  std::string out = "\r\033[K" + bar + " " + shortened(text, width - std::min(width, room + 3));
  std::fwrite(out.data(), 1, out.size(), stderr);
  bar_ = true;
}

void RunReport::write_metrics(const batch::Counts& c, bool running) {
  std::string text =
      "# HELP vanban_ingest_files_total Files by what became of them.\n# TYPE vanban_ingest_files_total counter\n";
  const std::pair<const char*, int64_t> outcomes[] = {{"done", c.done},
                                                      {"done_with_review", c.done_with_review},
                                                      {"duplicate", c.duplicate},
                                                      {"failed", c.failed},
                                                      {"skipped", c.skipped}};
  for (const auto& [name, count] : outcomes) {
    text += std::string("vanban_ingest_files_total{outcome=\"") + name + "\"} " + std::to_string(count) + "\n";
  }
  auto one = [&](const char* name, const char* type, const char* help, const std::string& value) {
    text +=
        std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n" + name + " " + value + "\n";
  };
  one("vanban_ingest_found_files", "gauge", "Files come upon so far.", std::to_string(c.found));
  one("vanban_ingest_same_number_total", "counter", "Documents whose issuer, year, number and notation another has.",
      std::to_string(c.same_number));
  one("vanban_ingest_bytes_total", "counter", "Bytes of the files that were read.", std::to_string(c.bytes));
  one("vanban_ingest_seconds", "gauge", "How long the run has taken.", std::to_string(seconds()));
  one("vanban_ingest_running", "gauge", "1 while the run goes on.", running ? "1" : "0");
  // Written beside and renamed, so that whoever reads it finds it whole.
  std::string beside = metrics_ + ".part";
  std::FILE* out = std::fopen(beside.c_str(), "we");
  bool good = out != nullptr && std::fwrite(text.data(), 1, text.size(), out) == text.size();
  good = (out == nullptr || std::fclose(out) == 0) && good;
  if (!good || std::rename(beside.c_str(), metrics_.c_str()) != 0) {
    complain(metrics_, "the figures cannot be written");
    metrics_.clear();
  }
}

void RunReport::end(const batch::RunResult& result) {
  const batch::Counts& c = result.counts;
  if (!metrics_.empty()) write_metrics(c, false);
  std::lock_guard lock(mutex_);
  static constexpr const char* endings[] = {"finished", "interrupted; start it again to go on", "stopped"};
  std::string ending = endings[static_cast<size_t>(result.ending)];
  if (log_ != nullptr) {
    nlohmann::ordered_json entry = {{"at", batch::utc_now()},
                                    {"run", result.ending == batch::Ending::finished ? "finished" : "ended early"},
                                    {"found", c.found},
                                    {"done", c.done},
                                    {"done_with_review", c.done_with_review},
                                    {"duplicate", c.duplicate},
                                    {"failed", c.failed},
                                    {"skipped", c.skipped},
                                    {"same_number", c.same_number}};
    std::string text = entry.dump() + "\n";
    std::fwrite(text.data(), 1, text.size(), log_);
    std::fflush(log_);
  }
  if (!result.problem.empty()) line("vanban: " + result.problem);
  if (quiet_) return;
  double took = seconds();
  line("vanban: " + ending + ": " + grouped(c.found) + " files in " + duration(took) + ", " + outcomes(c) + "; " +
       grouped(static_cast<int64_t>(static_cast<double>(read_files(c)) / std::max(took, 0.001))) + "/s");
  for (const auto& [reason, count] : reasons_) line("  failed, " + reason + ": " + grouped(count));
  if (c.same_number > 0) {
    line("  " + grouped(c.same_number) + " have the issuer, year, number and notation of another document, which " +
         "Annex VI of Decree 30/2020/ND-CP forbids");
  }
}

}  // namespace vanban::cli
