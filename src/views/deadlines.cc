#include "views/context.h"

namespace vanban::views {

void find_deadlines(Context&) {}

}  // namespace vanban::views
