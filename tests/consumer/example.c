/* Reads a letter through the C interface of an installed vanban. */
#include <stdio.h>
#include <string.h>
#include <vanban/vanban_c.h>

int main(void) {
  const char *bytes = "Kính gửi: Trung tâm Y tế.\nĐề nghị báo cáo trước ngày 20/6/2024.\n";
  vanban_error *error = NULL;
  vanban_parser *parser = vanban_parser_new(NULL, &error);
  vanban_document *document = vanban_parse(parser, bytes, strlen(bytes), "a.txt", NULL, &error);
  char *json = vanban_to_json(document, VANBAN_UTF8, VANBAN_PRETTY, &error);
  if (json == NULL) {
    fprintf(stderr, "%s\n", vanban_error_message(error));
    return 1;
  }
  puts(json);
  vanban_string_free(json);
  vanban_document_free(document);
  vanban_parser_free(parser);
  return 0;
}
