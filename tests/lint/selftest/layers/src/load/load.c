#include "load/load.h"
#include "load_internal.h"
#include "model/missing.h"
#include <yaml.h> // ours alone
#include <cairo.h>
#include HEADER
