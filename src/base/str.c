/* Comparing, searching and hashing views. memcmp and memchr want no NULL, not even for no
 * bytes. */
#include "base/str.h"

struct str str_of(const char *terminated)
{
	size_t len = terminated ? strlen(terminated) : 0;

	if (len > UINT32_MAX)
		BUG("a string of more than 4 GiB");
	return (struct str){terminated, (uint32_t)len};
}

bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(struct str a, const char *terminated)
{
	return str_eq(a, str_of(terminated));
}

bool str_starts(struct str s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && (len == 0 || memcmp(s.ptr, prefix, len) == 0);
}

bool str_ends(struct str s, const char *suffix)
{
	size_t len = strlen(suffix);

	return s.len >= len &&
	       (len == 0 || memcmp(s.ptr + s.len - len, suffix, len) == 0);
}

const char *str_chr(struct str s, char byte)
{
	return s.len > 0 ? memchr(s.ptr, byte, s.len) : NULL;
}

uint32_t str_among(struct str s, const char *const *words, uint32_t count)
{
	uint32_t i = 0;

	while (i < count && !str_is(s, words[i]))
		i++;
	return i;
}

int str_cmp(struct str a, struct str b)
{
	uint32_t common = a.len < b.len ? a.len : b.len;
	int order = common > 0 ? memcmp(a.ptr, b.ptr, common) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Little-endian on every machine; compilers make one load of each. */
static uint64_t load8(const unsigned char *b)
{
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
	       (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static uint64_t load4(const unsigned char *b)
{
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24;
}

/* One to seven bytes, by loads that may overlap. */
static uint64_t load_rest(const unsigned char *bytes, uint32_t len)
{
	if (len >= 4)
		return load4(bytes) | load4(bytes + len - 4) << 8 * (len - 4);
	return (uint64_t)bytes[0] | (uint64_t)bytes[len / 2] << 8 * (len / 2) |
	       (uint64_t)bytes[len - 1] << 8 * (len - 1);
}

/* MurmurHash64A by Austin Appleby (public domain): eight bytes a step, well mixed. */
uint64_t str_hash(struct str s)
{
	const uint64_t factor = UINT64_C(0xc6a4a7935bd1e995);
	const unsigned char *bytes = (const unsigned char *)s.ptr;
	uint64_t hash = s.len * factor;
	uint32_t left = s.len;

	for (; left >= 8; left -= 8, bytes += 8) {
		uint64_t word = load8(bytes) * factor;
		hash = (hash ^ ((word ^ (word >> 47)) * factor)) * factor;
	}
	if (left > 0)
		hash = (hash ^ load_rest(bytes, left)) * factor;
	hash = (hash ^ (hash >> 47)) * factor;
	return hash ^ (hash >> 47);
}
