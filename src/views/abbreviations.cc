#include "views/context.h"

namespace vanban::views {

void find_abbreviations(Context&) {}

}  // namespace vanban::views
