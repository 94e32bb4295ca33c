#include "base/base.h"
#include <yaml.h>
#  include "../load/load_internal.h"
#include "load_internal.h"
