// Which columns of the catalogue's tables a document's rows fill, in the order in which they are packed.
#pragma once

#include <array>

namespace vanban::batch {

struct Columns {
  const char* table;
  const char*
      names;  ///< besides those that the store itself fills: `id` of documents, `document` and `n` of the others
  int count;
};

inline constexpr Columns document_columns = {
    "documents",
    "sha256, source, bytes, media_type, encoding, profile, version, grammar, type_code, type_name, code, code_folded, "
    "number, notation, date, place, parent_organization, organization, issuer, issuer_folded, subject, urgency, "
    "secrecy, "
    "needs_review, same_number_key, text_hash",
    26};

inline constexpr std::array child_columns = {
    Columns{"nodes", "attachment, parent, depth, kind, label, path, text, span_begin, span_end", 9},
    Columns{"recipients", "attachment, list, text, purpose, span_begin, span_end", 6},
    Columns{"signatures",
            "attachment, authority, on_behalf_of, position, other_position, name, title, span_begin, span_end", 9},
    Columns{"attachments",
            "label, title, reference_code, reference_date, organization, code, date, type_code, span_begin, span_end",
            10},
    Columns{"responsibilities",
            "attachment, node, assignee, assignee_folded, resolved, role, task, partners, confidence, span_begin, "
            "span_end",
            11},
    Columns{"deadlines",
            "attachment, node, kind, text, start_date, end_date, time, recurrence, duration, bound, year_inferred, "
            "working_days, clock_starts, what, assignee, assignee_folded, recipient, confidence, span_begin, span_end",
            20},
    Columns{"citations",
            "attachment, node, type, type_code, number, notation, code, code_folded, date, issuer, title, relation, "
            "article, clause, point, self, text, confidence, span_begin, span_end",
            20},
    Columns{"diagnostics", "attachment, code, severity, message, span_begin, span_end", 6},
};

}  // namespace vanban::batch
