#include "base/base.h"
#include "load/load.h" /* against the flow */
