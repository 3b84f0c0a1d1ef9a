/* vanban in C: reads Vietnamese administrative documents and says what is in them, as JSON or XML.
 *
 *     #include <vanban/vanban_c.h>
 *
 *     vanban_error *error = NULL;
 *     vanban_parser *parser = vanban_parser_new(NULL, &error);
 *     vanban_document *document = vanban_parse(parser, bytes, size, "a.txt", NULL, &error);
 *     char *json = vanban_to_json(document, VANBAN_UTF8, VANBAN_PRETTY, &error);
 *     ...
 *     vanban_string_free(json);
 *     vanban_document_free(document);
 *     vanban_parser_free(parser);
 *
 * Conventions:
 *  1. Strings are UTF-8. Where a size is given beside a string, it need not end in NUL; else it does.
 *  2. What a function returns through a pointer that is not const is the caller's: free it with the function named
 *     after its type. Strings behind a const pointer belong to the handle they were asked of.
 *  3. Every free function takes NULL and does nothing.
 *  4. A function that can fail returns NULL and, where `error` is not NULL, sets *error to what went wrong, which is
 * the caller's to free. It leaves *error alone when it succeeds. No exception leaves the library; nothing is printed.
 *  5. A parser never changes: any number of threads may use one at the same time. A document is independent of its
 * parser once made, except that it keeps the parser's grammar alive.
 *  6. Options that may be absent are NULL or 0.
 */
#ifndef VANBAN_C_H_
#define VANBAN_C_H_

/* NOLINTBEGIN(modernize-deprecated-headers,modernize-use-using): this is C */
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vanban_parser vanban_parser;
typedef struct vanban_document vanban_document;
typedef struct vanban_error vanban_error;

/* What kind of mistake an error is. */
typedef enum vanban_status {
  VANBAN_BAD_CALL = 1, /* an argument is wrong: NULL where a handle is wanted, an unknown profile, too long an input */
  VANBAN_BAD_GRAMMAR = 2, /* a grammar folder was refused; the message names file and line */
  VANBAN_NO_MEMORY = 3,
  VANBAN_INTERNAL = 4,   /* a mistake in the library itself */
  VANBAN_UNREADABLE = 5, /* a file that is damaged, encrypted or in a format that is not read */
  VANBAN_RETRY = 6       /* a file that could not be read this time: a time limit, a program that is missing */
} vanban_status;

/* What spans count. VANBAN_BYTES: bytes of the file, in whatever encoding its text is; of a file that is no text, as
   VANBAN_UTF8. The result names what it is. */
typedef enum vanban_offsets {
  VANBAN_UTF8 = 0,
  VANBAN_UTF16 = 1,
  VANBAN_CODEPOINT = 2,
  VANBAN_BYTES = 3
} vanban_offsets;

/* Flags for writing; add them up. */
enum { VANBAN_PRETTY = 1, VANBAN_EXPLAIN = 2 };

vanban_status vanban_error_status(const vanban_error* error);
const char* vanban_error_message(const vanban_error* error);
void vanban_error_free(vanban_error* error);

/* A parser with the grammar of a folder, or with the one built in where `folder` is NULL. */
vanban_parser* vanban_parser_new(const char* folder, vanban_error** error);
void vanban_parser_free(vanban_parser* parser);
const char* vanban_parser_grammar_hash(const vanban_parser* parser);

/* Reads one document, of any format that vanban formats lists. `name` is what the result calls it, and may be NULL;
 * `profile` is NULL, or a profile's name to override what the document shows. The document keeps a copy of the bytes.
 */
vanban_document* vanban_parse(const vanban_parser* parser, const char* bytes, size_t size, const char* name,
                              const char* profile, vanban_error** error);
/* The same for a file. */
vanban_document* vanban_parse_file(const vanban_parser* parser, const char* path, const char* profile,
                                   vanban_error** error);
void vanban_document_free(vanban_document* document);

/* The UTF-8 text that spans count in. Not NUL-terminated; its size is written to *size. */
const char* vanban_source_text(const vanban_document* document, size_t* size);

/* The document as JSON or XML, NUL-terminated. */
char* vanban_to_json(const vanban_document* document, vanban_offsets offsets, unsigned flags, vanban_error** error);
char* vanban_to_xml(const vanban_document* document, vanban_offsets offsets, unsigned flags, vanban_error** error);
void vanban_string_free(char* string);

/* The JSON Schema and XML Schema of the results, and the library's version; they live as long as the library. */
const char* vanban_json_schema(void);
const char* vanban_xml_schema(void);
const char* vanban_version(void);

#ifdef __cplusplus
}
#endif
/* NOLINTEND(modernize-deprecated-headers,modernize-use-using) */

#endif /* VANBAN_C_H_ */
