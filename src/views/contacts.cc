#include "views/context.h"

namespace vanban::views {

void find_contacts(Context&) {}

}  // namespace vanban::views
