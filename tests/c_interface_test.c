/* The C interface, compiled as C11. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vanban_c.h"

static int failures = 0;

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);   \
      ++failures;                                                               \
    }                                                                           \
  } while (0)

static const char letter[] =
    "SỞ Y TẾ TỈNH MẪU\n"
    "Số: 12/SYT-VP\n"
    "Kính gửi: Trung tâm Y tế các huyện.\n"
    "Đề nghị báo cáo trước ngày 20/6/2024.\n";

static void reads_and_writes(const vanban_parser *parser) {
  vanban_error *error = NULL;
  vanban_document *document = vanban_parse(parser, letter, sizeof letter - 1, "thu.txt", NULL, &error);
  CHECK(document != NULL && error == NULL);
  size_t size = 0;
  const char *source = vanban_source_text(document, &size);
  CHECK(size == sizeof letter - 1 && memcmp(source, letter, size) == 0);

  char *json = vanban_to_json(document, VANBAN_UTF8, 0, &error);
  CHECK(json != NULL && strstr(json, "\"name\":\"thu.txt\"") != NULL);
  CHECK(strstr(json, vanban_parser_grammar_hash(parser)) != NULL);
  vanban_string_free(json);
  json = vanban_to_json(document, VANBAN_UTF16, VANBAN_PRETTY | VANBAN_EXPLAIN, &error);
  CHECK(json != NULL && strstr(json, "\"offsets\": \"utf16\"") != NULL);
  vanban_string_free(json);
  char *xml = vanban_to_xml(document, VANBAN_CODEPOINT, 0, &error);
  CHECK(xml != NULL && strstr(xml, "<offsets>codepoint</offsets>") != NULL);
  vanban_string_free(xml);
  CHECK(error == NULL);
  vanban_document_free(document);
}

static void decodes(const vanban_parser *parser) {
  static const char utf16[] = {'\xFF', '\xFE', 'a', 0, 'b', 0};
  vanban_document *document = vanban_parse(parser, utf16, sizeof utf16, NULL, NULL, NULL);
  CHECK(document != NULL);
  size_t size = 0;
  const char *source = vanban_source_text(document, &size);
  CHECK(size >= 2 && memcmp(source + size - 2, "ab", 2) == 0);
  vanban_document_free(document);
}

static void says_what_is_wrong(const vanban_parser *parser) {
  vanban_error *error = NULL;
  CHECK(vanban_parse(NULL, letter, 1, NULL, NULL, &error) == NULL);
  CHECK(error != NULL && vanban_error_status(error) == VANBAN_BAD_CALL && strstr(vanban_error_message(error), "parser") != NULL);
  vanban_error_free(error);
  error = NULL;
  CHECK(vanban_parse(parser, NULL, 5, NULL, NULL, &error) == NULL && error != NULL);
  vanban_error_free(error);
  error = NULL;
  CHECK(vanban_parse(parser, letter, 1, NULL, "no such profile", &error) == NULL && error != NULL);
  CHECK(vanban_error_status(error) == VANBAN_BAD_CALL);
  vanban_error_free(error);
  error = NULL;
  CHECK(vanban_parser_new("/no/such/folder", &error) == NULL && error != NULL);
  CHECK(vanban_error_status(error) == VANBAN_BAD_GRAMMAR);
  vanban_error_free(error);
  CHECK(vanban_parser_new("/no/such/folder", NULL) == NULL);
  error = NULL;
  CHECK(vanban_to_json(NULL, VANBAN_UTF8, 0, &error) == NULL && error != NULL);
  vanban_error_free(error);
  vanban_error_free(NULL);
  vanban_document_free(NULL);
  vanban_parser_free(NULL);
  vanban_string_free(NULL);
}

int main(void) {
  vanban_error *error = NULL;
  vanban_parser *parser = vanban_parser_new(NULL, &error);
  CHECK(parser != NULL && error == NULL);
  if (parser == NULL) return EXIT_FAILURE;
  reads_and_writes(parser);
  decodes(parser);
  says_what_is_wrong(parser);
  vanban_document *empty = vanban_parse(parser, NULL, 0, NULL, NULL, NULL);
  CHECK(empty != NULL);
  vanban_document_free(empty);
  CHECK(strstr(vanban_json_schema(), "$schema") != NULL && strstr(vanban_xml_schema(), "xs:schema") != NULL);
  CHECK(strlen(vanban_version()) >= 5);
  vanban_parser_free(parser);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
