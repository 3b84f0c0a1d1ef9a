#include "batch/outcome.h"

namespace vanban::batch {

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return "done";
    case Outcome::done_with_review: return "done_with_review";
    case Outcome::duplicate: return "duplicate";
    case Outcome::failed: return "failed";
    case Outcome::skipped: return "skipped";
    case Outcome::unpacked: return "unpacked";
  }
  return "failed";
}

void Counts::add(const Counts& o) {
  found += o.found;
  done += o.done;
  done_with_review += o.done_with_review;
  duplicate += o.duplicate;
  failed += o.failed;
  skipped += o.skipped;
  same_number += o.same_number;
  bytes += o.bytes;
  found_all = found_all || o.found_all;
}

}  // namespace vanban::batch
