// Why a person should look at the result before it is relied on.
#include <algorithm>

#include "views/context.h"

namespace vanban::views {

namespace {

/// Below this, less than four values of five are right; above it, nineteen of twenty.
constexpr float doubtful = 0.7F;

bool doubted(const Value& v) { return v.confidence < doubtful; }
bool doubted(const std::optional<Value>& v) { return v && doubted(*v); }

bool header_doubted(const Header& h) {
  return doubted(h.state_name) || doubted(h.parent_organization) || doubted(h.organization) || doubted(h.place) ||
         doubted(h.subject) || (h.code && h.code->confidence < doubtful) || (h.date && h.date->confidence < doubtful) ||
         (h.type && h.type->confidence < doubtful);
}

template <typename T, typename Confidence>
bool any_doubted(const std::vector<T>& values, Confidence confidence) {
  return std::any_of(values.begin(), values.end(), [&](const T& v) { return confidence(v) < doubtful; });
}

}  // namespace

void find_reasons_for_review(Document& d) {
  auto add = [&](const char* reason) {
    if (std::find(d.needs_review.begin(), d.needs_review.end(), std::string_view(reason)) == d.needs_review.end())
      d.needs_review.emplace_back(reason);
  };
  if (header_doubted(d.header)) add("uncertain.header");
  auto of_recipient = [](const Recipient& r) { return r.value.confidence; };
  if (any_doubted(d.recipients.addressees, of_recipient) || any_doubted(d.recipients.distribution, of_recipient))
    add("uncertain.recipients");
  if (any_doubted(d.signatures, [](const Signature& s) { return s.confidence; })) add("uncertain.signatures");
  if (any_doubted(d.responsibilities, [](const Responsibility& r) { return r.confidence; }))
    add("uncertain.responsibilities");
  if (any_doubted(d.deadlines, [](const Deadline& v) { return v.value.confidence; })) add("uncertain.deadlines");
  if (any_doubted(d.citations, [](const Citation& c) { return c.value.confidence; })) add("uncertain.citations");
  for (const Diagnostic& diagnostic : d.diagnostics) {
    if (diagnostic.severity != Severity::info) add(diagnostic.code);
  }
}

}  // namespace vanban::views
