// The C interface: handles around the C++ one, and one place where exceptions end.
#include "vanban_c.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>

#include "vanban.h"

struct vanban_parser {
  vanban::Parser parser;
};

struct vanban_document {
  vanban::Parser parser;
  std::string bytes;  // empty where the document holds its decoded text
  vanban::Document document;
};

struct vanban_error {
  vanban_status status;
  std::string message;
};

namespace {

/// The one error that is never allocated, since nothing can be.
vanban_error* no_memory() noexcept {
  static vanban_error error{VANBAN_NO_MEMORY, {}};
  return &error;
}

void fail(vanban_error** error, vanban_status status, const char* message) noexcept {
  if (error == nullptr) return;
  try {
    *error = status == VANBAN_NO_MEMORY ? no_memory() : new vanban_error{status, message};
  } catch (...) {
    *error = no_memory();
  }
}

/// Calls f; what it throws becomes an error value and nullptr.
template <typename F>
auto guarded(vanban_error** error, F&& f) noexcept -> decltype(f()) {
  try {
    return f();
  } catch (const vanban::GrammarError& e) {
    fail(error, VANBAN_BAD_GRAMMAR, e.what());
  } catch (const vanban::ReadError& e) {
    fail(error, e.transient() ? VANBAN_RETRY : VANBAN_UNREADABLE, e.what());
  } catch (const std::logic_error& e) {  // std::invalid_argument, std::length_error
    fail(error, VANBAN_BAD_CALL, e.what());
  } catch (const std::bad_alloc&) {
    fail(error, VANBAN_NO_MEMORY, "out of memory");
  } catch (const std::exception& e) {
    fail(error, VANBAN_INTERNAL, e.what());
  } catch (...) {
    fail(error, VANBAN_INTERNAL, "unknown exception");
  }
  return nullptr;
}

void require(bool given, const char* what) {
  if (!given) throw std::invalid_argument(what);
}

char* copy_of(const std::string& s) {
  auto* out = static_cast<char*>(std::malloc(s.size() + 1));
  if (out == nullptr) throw std::bad_alloc();
  std::memcpy(out, s.c_str(), s.size() + 1);
  return out;
}

std::string_view source_of(const vanban_document& d) { return vanban::source_text(d.document, d.bytes); }

using Writer = std::string (vanban::Parser::*)(const vanban::Document&, const vanban::WriteOptions&) const;

char* written(const vanban_document* document, Writer writer, vanban_offsets offsets, unsigned flags,
              vanban_error** error) {
  return guarded(error, [&] {
    require(document != nullptr, "document is NULL");
    require(offsets >= VANBAN_UTF8 && offsets <= VANBAN_BYTES,
            "offsets: one of VANBAN_UTF8, VANBAN_UTF16, VANBAN_CODEPOINT, VANBAN_BYTES");
    vanban::WriteOptions options;
    options.offsets = static_cast<vanban::Offsets>(offsets);
    options.pretty = (flags & VANBAN_PRETTY) != 0;
    options.explain = (flags & VANBAN_EXPLAIN) != 0;
    options.source = source_of(*document);
    return copy_of((document->parser.*writer)(document->document, options));
  });
}

}  // namespace

extern "C" {

vanban_status vanban_error_status(const vanban_error* error) { return error->status; }

const char* vanban_error_message(const vanban_error* error) {
  return error == no_memory() ? "out of memory" : error->message.c_str();
}

void vanban_error_free(vanban_error* error) {
  if (error != no_memory()) delete error;
}

vanban_parser* vanban_parser_new(const char* folder, vanban_error** error) {
  return guarded(error, [&] {
    return new vanban_parser{folder == nullptr ? vanban::Parser() : vanban::Parser::from_folder(folder)};
  });
}

void vanban_parser_free(vanban_parser* parser) { delete parser; }

const char* vanban_parser_grammar_hash(const vanban_parser* parser) { return parser->parser.grammar_hash().data(); }

vanban_document* vanban_parse(const vanban_parser* parser, const char* bytes, size_t size, const char* name,
                              const char* profile, vanban_error** error) {
  return guarded(error, [&] {
    require(parser != nullptr, "parser is NULL");
    require(bytes != nullptr || size == 0, "bytes is NULL");
    vanban::Options options;
    if (name != nullptr) options.name = name;
    if (profile != nullptr) options.profile = profile;
    std::string_view input(size == 0 ? "" : bytes, size);
    auto document =
        std::make_unique<vanban_document>(vanban_document{parser->parser, {}, parser->parser.parse(input, options)});
    if (document->document.source.text.empty()) document->bytes = input;
    return document.release();
  });
}

vanban_document* vanban_parse_file(const vanban_parser* parser, const char* path, const char* profile,
                                   vanban_error** error) {
  return guarded(error, [&] {
    require(parser != nullptr, "parser is NULL");
    require(path != nullptr, "path is NULL");
    vanban::Options options;
    if (profile != nullptr) options.profile = profile;
    auto document = std::make_unique<vanban_document>(
        vanban_document{parser->parser, {}, parser->parser.parse_file(path, options)});
    return document.release();
  });
}

void vanban_document_free(vanban_document* document) { delete document; }

const char* vanban_source_text(const vanban_document* document, size_t* size) {
  std::string_view source = source_of(*document);
  if (size != nullptr) *size = source.size();
  return source.data();
}

char* vanban_to_json(const vanban_document* document, vanban_offsets offsets, unsigned flags, vanban_error** error) {
  return written(document, &vanban::Parser::to_json, offsets, flags, error);
}

char* vanban_to_xml(const vanban_document* document, vanban_offsets offsets, unsigned flags, vanban_error** error) {
  return written(document, &vanban::Parser::to_xml, offsets, flags, error);
}

void vanban_string_free(char* string) { std::free(string); }

const char* vanban_json_schema(void) { return vanban::json_schema().data(); }
const char* vanban_xml_schema(void) { return vanban::xml_schema().data(); }
const char* vanban_version(void) { return vanban::version_string().data(); }

}  // extern "C"
