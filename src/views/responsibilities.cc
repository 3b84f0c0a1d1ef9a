#include "views/context.h"

namespace vanban::views {

void find_responsibilities(Context&) {}

}  // namespace vanban::views
