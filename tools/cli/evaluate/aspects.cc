#include "cli/evaluate/aspects.h"

#include "cli/evaluate/alike.h"
#include "cli/evaluate/found_item.h"
#include "cli/evaluate/trees.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

/// A text without the words that introduce the subject of a letter.
std::string without_about(std::string text) {
  for (std::string_view words : {"v/v", "về việc"}) {
    if (!text.starts_with(words)) continue;
    text.erase(0, words.size());
    size_t first = 0;
    while (first < text.size() && (text[first] == ' ' || text[first] == ':')) ++first;
    return text.substr(first);
  }
  return text;
}

std::string header_form(const std::string& field, const std::string& value) {
  if (field == "code" || field == "date" || field == "type") return without_blanks(value);
  return field == "subject" ? without_about(plain(value)) : plain(value);
}

std::string header_value(const Json& header, const std::string& field) {
  const Json& value = at(header, field.c_str());
  if (field == "type" && value.is_object()) return text_at(value, "code");
  if ((field == "urgency" || field == "secrecy") && value.is_object()) return text_at(value, "text");
  return value_of(value);
}

void score_issuer(Tally& tally, const Gold& gold, const Json& header) {
  std::string name = text_at(at(header, "issuer"), "name");
  const Json& field = at(header, name.empty() ? "organization" : "issuer");
  if (name.empty()) name = value_of(field);
  std::string form = plain(name);
  std::string names;
  bool right = false;
  for (const Json& one : list_at(gold.fields, "issuer")) {
    std::string text = one.get<std::string>();
    right = right || plain(text) == form || (tally.soft() && alike(plain(text), form));
    names += (names.empty() ? "" : " | ") + text;
  }
  std::string needle = names.substr(0, names.find(" | "));
  Items found;
  if (right || !form.empty()) found.push_back(in_result({right ? "x" : "not " + form}, name, field));
  Item wanted = in_gold({"x"}, names, needle, "issuer", 0);
  tally.compare("header.issuer", {wanted}, found);
}

/// A name without the titles and ranks before it; a gold file may have them or not.
std::string without_titles(std::string_view name) {
  constexpr std::string_view titles[] = {"gs",  "pgs",  "ts", "ths", "th.s",   "bs",        "bscki",    "bsckii",
                                         "cki", "ckii", "ks", "cn",  "đại tá", "thượng tá", "trung tá", "thiếu tá"};
  auto blank = [](char c) { return c == '.' || c == ' '; };
  for (bool again = true; again;) {
    again = false;
    for (std::string_view title : titles) {
      if (!name.starts_with(title) || name.size() == title.size() || !blank(name[title.size()])) continue;
      name.remove_prefix(title.size());
      while (!name.empty() && blank(name[0])) name.remove_prefix(1);
      again = true;
      break;
    }
  }
  return std::string(name);
}

constexpr const char* signature_keys[] = {"authority", "on_behalf_of", "position", "other_position", "name"};

Items signature_items(const Json& signatures, bool gold) {
  Items items;
  for (size_t i = 0; i < signatures.size(); ++i) {
    for (const char* key : signature_keys) {
      std::string value = text_at(signatures[i], key);
      if (value.empty()) continue;
      std::string form = plain(value);
      if (std::string_view(key) == "name") form = without_titles(form);
      std::vector<std::string> what = {std::to_string(i), key, form};
      std::string shown = std::to_string(i + 1) + ". " + key + ": " + value;
      items.push_back(gold ? in_gold(what, shown, value, "signatures", i) : in_result(what, shown, signatures[i]));
    }
  }
  return items;
}

Items attachment_items(const Json& attachments, bool gold) {
  Items items;
  for (size_t i = 0; i < attachments.size(); ++i) {
    std::string label = value_of(at(attachments[i], "label"));
    std::string title = value_of(at(attachments[i], "title"));
    std::vector<std::string> what = {std::to_string(i), plain(label), plain(title)};
    std::string shown = std::to_string(i + 1) + ". " + (label.empty() ? "(no label)" : label) + " | " +
                        (title.empty() ? "(no title)" : title);
    items.push_back(gold ? in_gold(what, shown, title.empty() ? label : title, "attachments", i)
                         : in_result(what, shown, attachments[i]));
  }
  return items;
}

}  // namespace

Item in_gold(std::vector<std::string> key, std::string shown, std::string needle, const std::string& list, size_t n) {
  return {std::move(key), std::move(shown), std::move(needle), list + "[" + std::to_string(n) + "]", -1};
}

Item in_result(std::vector<std::string> key, std::string shown, const Json& value) {
  Item item{std::move(key), std::move(shown), "", "", -1};
  place(item, value);
  return item;
}

Tally score(const Gold& gold, const Json& result) {
  Tally tally(gold.soft);
  for (auto* part : {score_header, score_recipients, score_body, score_signatures, score_attachments,
                     score_responsibilities, score_deadlines, score_lists}) {
    part(tally, gold, result);
  }
  return tally;
}

void score_header(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("header")) return;
  const Json& header = at(result, "header");
  Items wanted;
  Items found;
  auto ask = [&](const std::string& field) {
    std::string value = header_value(header, field);
    if (value.empty()) return;
    found.push_back(in_result({field, header_form(field, value)}, field + ": " + value, at(header, field.c_str())));
  };
  for (const auto& [field, value] : at(gold.fields, "header").items()) {
    std::string text = value.get<std::string>();
    Item& item = wanted.emplace_back();
    item = {{field, header_form(field, text)}, field + ": " + text, text, "header." + field, -1};
    ask(field);
  }
  for (const Json& absent : list_at(gold.fields, "absent")) {
    std::string name = absent.get<std::string>();
    if (!name.starts_with("header.")) continue;
    std::string field = name.substr(7);
    if (!at(gold.fields, "header").contains(field)) ask(field);
  }
  tally.compare("header", wanted, found);
  if (gold.fields.contains("issuer")) score_issuer(tally, gold, header);
}

void score_recipients(Tally& tally, const Gold& gold, const Json& result) {
  const Json& recipients = at(result, "recipients");
  if (gold.fields.contains("addressees")) {
    Items wanted;
    Items found;
    for (const Json& text : gold.fields["addressees"])
      wanted.push_back(in_gold({plain(text.get<std::string>())}, text, text, "addressees", wanted.size()));
    for (const Json& one : list_at(recipients, "addressees"))
      found.push_back(in_result({plain(text_at(one, "text"))}, text_at(one, "text"), one));
    tally.compare("recipients.addressees", wanted, found);
  }
  if (!gold.fields.contains("distribution")) return;
  Items wanted, wanted_purposes, found, found_purposes;
  for (const Json& pair : gold.fields["distribution"]) {
    std::string text = pair[0];
    wanted.push_back(in_gold({plain(text)}, text, text, "distribution", wanted.size()));
    const std::string said = pair[1].is_string() ? pair[1].get<std::string>() : "";
    if (said.empty()) continue;
    Item& purpose = wanted_purposes.emplace_back(wanted.back());
    purpose.key.push_back(said);
    purpose.shown += " [" + said + "]";
  }
  for (const Json& one : list_at(recipients, "distribution")) {
    found.push_back(in_result({plain(text_at(one, "text"))}, text_at(one, "text"), one));
    std::string said = text_at(one, "purpose");
    if (said.empty()) continue;
    Item& purpose = found_purposes.emplace_back(found.back());
    purpose.key.push_back(said);
    purpose.shown += " [" + said + "]";
  }
  tally.compare("recipients.distribution", wanted, found);
  tally.compare("recipients.purpose", wanted_purposes, found_purposes);
}

void score_body(Tally& tally, const Gold& gold, const Json& result) {
  if (gold.body) score_tree(tally, "body", *gold.body, list_at(result, "body"));
  if (!gold.fields.contains("top_level")) return;
  Items wanted;
  Items found;
  for (const Json& pair : gold.fields["top_level"]) {
    std::string label = pair[0];
    std::string text = pair[1];
    wanted.push_back(in_gold({plain_label(label), plain(text)}, label + " " + text, text, "top_level", wanted.size()));
  }
  for (const Json& node : list_at(result, "body")) {
    std::string label = text_at(node, "label");
    std::string text = text_at(node, "text");
    if (!label.empty()) found.push_back(in_result({plain_label(label), plain(text)}, label + " " + text, node));
  }
  tally.compare("body.top_level", wanted, found);
}

void score_signatures(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("signatures")) return;
  tally.compare("signatures", signature_items(gold.fields["signatures"], true),
                signature_items(list_at(result, "signatures"), false));
}

void score_attachments(Tally& tally, const Gold& gold, const Json& result) {
  if (!gold.fields.contains("attachments")) return;
  const Json& found = list_at(result, "attachments");
  tally.compare("attachments", attachment_items(gold.fields["attachments"], true), attachment_items(found, false));
  for (size_t i = 0; i < gold.attachments.size(); ++i) {
    if (!gold.attachments[i]) continue;
    score_tree(tally, "attachments", *gold.attachments[i],
               i < found.size() ? list_at(found[i], "body") : Json::array());
  }
}

}  // namespace vanban::cli::evaluate
