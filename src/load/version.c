#include "load/load.h"

#include <yaml.h>

const char *load_yaml_version(void)
{
	return yaml_get_version_string();
}
