/*
 * Linked into the coverage build alone: a process that ends through _Exit or abort, or
 * becomes another program, writes no counts, so that what it ran would be called never
 * run. The linker's --wrap brings those calls here first.
 */
#include <stdlib.h>

void __gcov_dump(void);
_Noreturn void __real__Exit(int status);
_Noreturn void __real_abort(void);
_Noreturn void __wrap__Exit(int status);
_Noreturn void __wrap_abort(void);
int __real_execvp(const char *file, char *const arguments[]);
int __wrap_execvp(const char *file, char *const arguments[]);

void __wrap__Exit(int status)
{
	__gcov_dump();
	__real__Exit(status);
}

int __wrap_execvp(const char *file, char *const arguments[])
{
	__gcov_dump();
	return __real_execvp(file, arguments);
}

void __wrap_abort(void)
{
	__gcov_dump();
	__real_abort();
}
