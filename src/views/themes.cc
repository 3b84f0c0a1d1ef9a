#include "views/context.h"

namespace vanban::views {

void find_themes_and_slogans(Context&) {}

}  // namespace vanban::views
