#include "views/context.h"

namespace vanban::views {

void find_citations(Context&) {}

}  // namespace vanban::views
